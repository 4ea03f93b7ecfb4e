package io.boundary.broker.decision;

import io.boundary.model.AccountId;
import io.boundary.model.PermissionSetName;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import io.boundary.model.TicketId;
import java.time.Duration;
import java.util.Optional;

/** What is to be decided. */
public record Question(
    SlackUserId requester,
    Optional<SlackTeamId> team,
    AccountId account,
    PermissionSetName permissionSet,
    Duration duration,
    Optional<TicketId> ticket) {}
