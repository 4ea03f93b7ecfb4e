/** Functions as Lambda runs them: processes under its runtime interface client. */
@org.jspecify.annotations.NullMarked
package io.boundary.benchmarks.functions;
