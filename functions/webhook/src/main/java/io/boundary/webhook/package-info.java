/**
 * The public endpoint: takes what Slack signed, answers at once, and queues what needs deciding. It
 * knows one parameter store and one queue, and nothing of Identity Center.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.webhook;
