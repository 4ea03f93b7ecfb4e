/**
 * The lease: taking, extending, releasing and resuming grants. The only place that changes anything
 * in Identity Center.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.broker.grant;
