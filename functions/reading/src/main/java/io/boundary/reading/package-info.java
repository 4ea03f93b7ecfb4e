/**
 * What the functions that only read share: who may see what, listings that are filled, figures,
 * HTTP.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.reading;
