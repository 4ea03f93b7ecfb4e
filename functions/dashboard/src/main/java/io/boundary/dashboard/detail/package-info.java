/** One request: all that is known of it, and whether the evidence holds. */
@org.jspecify.annotations.NullMarked
package io.boundary.dashboard.detail;
