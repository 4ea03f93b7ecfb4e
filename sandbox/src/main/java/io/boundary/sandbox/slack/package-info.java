/** Slack, simulated at its Web API and response URLs, and a client that signs as Slack does. */
@org.jspecify.annotations.NullMarked
package io.boundary.sandbox.slack;
