package io.boundary.broker.grant;

import io.boundary.broker.lifecycle.Outcome;
import io.boundary.model.AccessRequest;

/**
 * A request after it was driven as far as it goes now.
 *
 * @param moved whether this drive moved it, rather than somebody beside it
 */
public record Driven(AccessRequest request, Outcome outcome, boolean moved) {}
