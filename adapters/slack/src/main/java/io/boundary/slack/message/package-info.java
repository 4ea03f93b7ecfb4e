/**
 * What people read: one class per kind of message, as Block Kit with a plain fallback. All text
 * that somebody else wrote goes through {@link io.boundary.slack.message.Plain}.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.slack.message;
