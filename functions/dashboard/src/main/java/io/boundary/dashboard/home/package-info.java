/** The first page: what is now, and how it was. */
@org.jspecify.annotations.NullMarked
package io.boundary.dashboard.home;
