package io.boundary.broker.grant;

import io.boundary.broker.lifecycle.Outcome;
import io.boundary.model.AccessRequest;

/** A request after it was driven as far as it goes now. */
public record Driven(AccessRequest request, Outcome outcome) {}
