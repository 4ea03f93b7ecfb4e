package io.boundary.broker.port;

import io.boundary.model.AccessRequest;

/**
 * One row of a listing.
 *
 * @param cursor continues the listing right after this row
 */
public record HistoryRow(AccessRequest request, String cursor) {}
