/** Tests of what Slack sends. */
@org.jspecify.annotations.NullMarked
package io.boundary.slack.inbound;
