/** The embedded SQS server, and what carries its messages to the workflow handler. */
@org.jspecify.annotations.NullMarked
package io.boundary.sandbox.queue;
