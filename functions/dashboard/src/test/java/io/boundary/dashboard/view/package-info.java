@org.jspecify.annotations.NullMarked
package io.boundary.dashboard.view;
