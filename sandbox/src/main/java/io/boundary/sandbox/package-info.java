/**
 * The whole product on a laptop, on one port of 127.0.0.1: the very function handlers over embedded
 * DynamoDB and SQS, with the AWS control plane and Slack simulated at the wire.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.sandbox;
