/** Measures the product; no part of a release. What came of it is in docs/performance.md. */
@org.jspecify.annotations.NullMarked
package io.boundary.benchmarks;
