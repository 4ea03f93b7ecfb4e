package io.boundary.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person asked for, as it was asked.
 *
 * @param duration the length asked for; in an older record that did not keep it, the length granted
 * @param responseUrl where Slack takes replies to the command; a credential, never shown to readers
 */
public record Ask(
    SlackUserId requester,
    AccountId account,
    PermissionSetName permissionSet,
    Duration duration,
    Optional<TicketId> ticket,
    Instant requestedAt,
    Optional<String> responseUrl) {}
