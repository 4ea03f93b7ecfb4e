/** What goes over the wire: every outward call, counted and delayed. */
@org.jspecify.annotations.NullMarked
package io.boundary.benchmarks.wire;
