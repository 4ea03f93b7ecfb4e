/** What pages share: words for values, rows of requests, the frame. */
@org.jspecify.annotations.NullMarked
package io.boundary.dashboard.view;
