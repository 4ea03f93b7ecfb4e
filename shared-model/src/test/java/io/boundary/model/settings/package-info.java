/** What settings promise. */
@org.jspecify.annotations.NullMarked
package io.boundary.model.settings;
