/**
 * The sandbox's page: a small Slack in the browser, beside what Identity Center holds, and the
 * dashboard opened as one of the world's callers.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.sandbox.page;
