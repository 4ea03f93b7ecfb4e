/** How commands speak to people and machines: tables, details, JSON, and progress. */
@org.jspecify.annotations.NullMarked
package io.boundary.cli.output;
