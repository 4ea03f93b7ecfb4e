/** What answers about very many requests cost. */
@org.jspecify.annotations.NullMarked
package io.boundary.benchmarks.reading;
