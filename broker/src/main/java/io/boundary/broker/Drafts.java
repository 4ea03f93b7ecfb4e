package io.boundary.broker;

import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.Ask;
import io.boundary.model.Assignment;
import io.boundary.model.CommandParse;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.LedgerHead;
import io.boundary.model.RequestStatus;
import io.boundary.model.Ruling;
import io.boundary.policy.ApprovalRule;
import io.boundary.policy.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The records that requests are born as. */
final class Drafts {

  private Drafts() {}

  /** What was asked. */
  static Ask ask(Submission submission, CommandParse.Request request) {
    return new Ask(
        submission.user(),
        request.account(),
        request.permissionSet(),
        request.hours().duration(),
        request.ticket(),
        submission.receivedAt(),
        submission.responseUrl());
  }

  /** A request that is over before anything was granted: DENIED or ERROR. */
  static AccessRequest over(
      Submission submission,
      Ask ask,
      RequestStatus status,
      Optional<Assignment> assignment,
      DecisionEvidence evidence,
      Instant now) {
    Optional<Ruling> denied =
        status == RequestStatus.DENIED ? Optional.of(new Ruling("policy", now)) : Optional.empty();
    return record(
        submission,
        ask,
        status,
        assignment,
        evidence,
        Duration.ZERO,
        Optional.empty(),
        denied,
        now);
  }

  /** A request that the policy allows: APPROVED, or PENDING_APPROVAL where people must agree. */
  static AccessRequest allowed(
      Submission submission, Ask ask, Assignment assignment, Decision.Allow allow, Instant now) {
    Optional<Approval> approval = allow.approval().map(rule -> approval(rule, now));
    RequestStatus status =
        approval.isPresent() ? RequestStatus.PENDING_APPROVAL : RequestStatus.APPROVED;
    AccessRequest draft =
        record(
            submission,
            ask,
            status,
            Optional.of(assignment),
            allow.evidence(),
            allow.duration(),
            approval,
            Optional.empty(),
            now);
    AccessRequest.Builder builder = draft.edit().expiresAt(now.plus(allow.duration()));
    return approval.isPresent()
        ? builder.build()
        : builder.approved(new Ruling("policy", now)).build();
  }

  private static Approval approval(ApprovalRule rule, Instant now) {
    return new Approval(
        List.copyOf(rule.groups().keySet()),
        rule.channel(),
        rule.minApprovals(),
        now.plus(rule.timeout()),
        List.of(),
        Optional.empty());
  }

  private static AccessRequest record(
      Submission submission,
      Ask ask,
      RequestStatus status,
      Optional<Assignment> assignment,
      DecisionEvidence evidence,
      Duration duration,
      Optional<Approval> approval,
      Optional<Ruling> denied,
      Instant now) {
    return new AccessRequest(
        submission.id(),
        0,
        status,
        ask,
        assignment,
        evidence,
        duration,
        approval,
        Optional.empty(),
        denied,
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        LedgerHead.NONE,
        Set.of(),
        now,
        0,
        Optional.empty());
  }
}
