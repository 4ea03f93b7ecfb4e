package io.boundary.policy;

import io.boundary.model.PermissionSetName;
import io.boundary.model.TicketId;
import java.time.Duration;
import java.util.Optional;

/** What is asked of the policy. */
public record PolicyRequest(
    PermissionSetName permissionSet, Duration duration, Optional<TicketId> ticket) {}
