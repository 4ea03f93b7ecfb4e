/** What the shared words promise. */
@org.jspecify.annotations.NullMarked
package io.boundary.model;
