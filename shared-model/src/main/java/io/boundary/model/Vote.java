package io.boundary.model;

import java.time.Instant;

/** An approver's yes. Two Slack users can be one person, so both ids are kept. */
public record Vote(SlackUserId slackUser, PrincipalId principal, String group, Instant at) {}
