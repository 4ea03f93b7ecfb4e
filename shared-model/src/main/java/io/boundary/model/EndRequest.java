package io.boundary.model;

import java.time.Instant;

/** Somebody's wish that a request end now; whoever owns its step carries it out. */
public record EndRequest(Instant at, Actor by, String reason) {}
