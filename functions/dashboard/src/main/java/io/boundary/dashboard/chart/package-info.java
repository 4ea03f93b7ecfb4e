/** Charts as numbers on a drawing board, for SVG. */
@org.jspecify.annotations.NullMarked
package io.boundary.dashboard.chart;
