/**
 * The whole product from end to end: driven by Slack's HTTP on one side and seen through AWS's
 * protocol on the other.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.sandbox.e2e;
