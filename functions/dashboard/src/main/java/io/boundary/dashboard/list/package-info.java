/** Looking for requests: filters, pages, chips. */
@org.jspecify.annotations.NullMarked
package io.boundary.dashboard.list;
