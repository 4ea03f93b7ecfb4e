/**
 * Slack as the broker sees it: who a person is, and how people are told. The Web API is called with
 * the SDK's request and response types over one HTTP client; every outside failure becomes a value.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.slack;
