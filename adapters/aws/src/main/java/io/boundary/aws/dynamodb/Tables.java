package io.boundary.aws.dynamodb;

/** The names of the four tables. */
public record Tables(String requests, String ledger, String leases, String counters) {}
