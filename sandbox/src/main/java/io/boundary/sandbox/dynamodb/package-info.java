/** The embedded DynamoDB. */
@org.jspecify.annotations.NullMarked
package io.boundary.sandbox.dynamodb;
