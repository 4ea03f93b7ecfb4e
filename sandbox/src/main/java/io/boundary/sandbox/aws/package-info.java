/** The AWS control plane, simulated at the wire: one class per service. */
@org.jspecify.annotations.NullMarked
package io.boundary.sandbox.aws;
