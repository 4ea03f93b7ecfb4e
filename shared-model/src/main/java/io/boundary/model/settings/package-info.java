/**
 * What the environment tells a function: read once, in its wiring, and complained about by name.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.model.settings;
