/** A thousand grants that expire at once, measured. */
@org.jspecify.annotations.NullMarked
package io.boundary.sandbox.burst;
