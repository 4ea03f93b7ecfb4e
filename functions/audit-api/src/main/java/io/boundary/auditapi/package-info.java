/** The function behind {@code /api}: requests, figures and exports, for whoever may see them. */
@org.jspecify.annotations.NullMarked
package io.boundary.auditapi;
