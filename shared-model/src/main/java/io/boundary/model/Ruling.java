package io.boundary.model;

import java.time.Instant;

/** Who approved or denied a request, and when: people by Slack id, the policy as {@code policy}. */
public record Ruling(String by, Instant at) {}
