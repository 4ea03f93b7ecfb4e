/** {@code ./boundary}: the command line. */
@org.jspecify.annotations.NullMarked
package io.boundary.cli;
