/**
 * The words that every part of Boundary shares: ids and values that are valid once they exist, the
 * request and its lifecycle, the evidence of a decision, the lease, the ledger and the
 * slash-command grammar. Nothing here knows AWS, Slack's API, a clock or the environment.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.model;
