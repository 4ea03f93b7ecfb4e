/** The function behind {@code /dashboard}: pages for people who look after access. */
@org.jspecify.annotations.NullMarked
package io.boundary.dashboard;
