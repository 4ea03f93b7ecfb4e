/** How pages read: many things at the same time. */
@org.jspecify.annotations.NullMarked
package io.boundary.dashboard.reads;
