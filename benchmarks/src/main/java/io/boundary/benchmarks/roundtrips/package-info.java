/** How many outward calls, one after the other, people wait for. */
@org.jspecify.annotations.NullMarked
package io.boundary.benchmarks.roundtrips;
