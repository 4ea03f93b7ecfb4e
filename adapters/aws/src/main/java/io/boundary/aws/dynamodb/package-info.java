/** Requests, leases, the ledger and the freeze flag in DynamoDB. */
@org.jspecify.annotations.NullMarked
package io.boundary.aws.dynamodb;
