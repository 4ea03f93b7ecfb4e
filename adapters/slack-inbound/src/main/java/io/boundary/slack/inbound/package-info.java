/**
 * What Slack sends, from bytes to values: the signature, the form, the slash command and the click.
 * Every parser here is total: whatever arrives gives a value, and no input throws. JDK and the
 * shared model only, because the public endpoint loads every class of it at a cold start.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.slack.inbound;
