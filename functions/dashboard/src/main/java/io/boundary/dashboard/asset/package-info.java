/** Style and script, under names that change with their content. */
@org.jspecify.annotations.NullMarked
package io.boundary.dashboard.asset;
