/** How fast access ends where AWS allows any number of calls, and what memory that takes. */
@org.jspecify.annotations.NullMarked
package io.boundary.benchmarks.janitor;
