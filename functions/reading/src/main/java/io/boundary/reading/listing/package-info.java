/** Filters, pages that are filled, and the tokens that continue them. */
@org.jspecify.annotations.NullMarked
package io.boundary.reading.listing;
