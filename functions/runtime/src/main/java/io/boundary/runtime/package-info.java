/**
 * What the functions that grant and end have in common: their graph of adapters, their logs, their
 * metrics and their JSON. No function; functions never depend on each other.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.runtime;
