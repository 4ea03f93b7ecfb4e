package io.boundary.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values for tests. */
final class Samples {

  static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  static final RequestId ID = new RequestId("req-0123456789abcdef");
  static final DecisionEvidence EVIDENCE =
      new DecisionEvidence(
          Optional.of("rule"),
          "because",
          Optional.of("hash"),
          "1.0.0",
          T0,
          Optional.of("any"),
          Optional.of("developers"),
          Optional.of("shop"),
          List.of("r-root", "ou-root-aaaaaaaa"),
          Map.of("Environment", "Production", "Team", "shop"));

  private Samples() {}

  static AccessRequest request(RequestStatus status) {
    return new AccessRequest(
        ID,
        1,
        status,
        new Ask(
            new SlackUserId("U12345678"),
            new AccountId("123456789012"),
            new PermissionSetName("ReadOnlyAccess"),
            Duration.ofHours(1),
            Optional.empty(),
            T0,
            Optional.empty()),
        Optional.empty(),
        EVIDENCE,
        Duration.ofHours(1),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        T0,
        T0.plusSeconds(5),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        LedgerHead.NONE,
        Set.of(),
        Instant.EPOCH,
        0,
        Optional.of(status));
  }

  /** Born waiting, one yes, approved, active, revoked. */
  static List<LedgerEvent> chain() {
    LedgerEvent born =
        LedgerEvent.first(request(RequestStatus.PENDING_APPROVAL), T0, Actor.WORKFLOW, "reason 0");
    LedgerEvent vote =
        LedgerEvent.after(
            born.head(),
            ID,
            T0.plusSeconds(1),
            Actor.slack(new SlackUserId("U23456789")),
            LedgerEvent.Kind.VOTE_APPROVE,
            Optional.empty(),
            Optional.empty(),
            "yes",
            EVIDENCE.digest());
    LedgerEvent approved =
        change(
            vote.head(),
            Optional.of(RequestStatus.PENDING_APPROVAL),
            Optional.of(RequestStatus.APPROVED));
    LedgerEvent active =
        change(
            approved.head(),
            Optional.of(RequestStatus.APPROVED),
            Optional.of(RequestStatus.ACTIVE));
    LedgerEvent revoked =
        change(
            active.head(), Optional.of(RequestStatus.ACTIVE), Optional.of(RequestStatus.REVOKED));
    return List.of(born, vote, approved, active, revoked);
  }

  static LedgerEvent change(
      LedgerHead head, Optional<RequestStatus> from, Optional<RequestStatus> to) {
    return LedgerEvent.after(
        head,
        ID,
        T0.plusSeconds(head.seq()),
        Actor.WORKFLOW,
        LedgerEvent.Kind.STATE_CHANGE,
        from,
        to,
        "reason " + head.seq(),
        EVIDENCE.digest());
  }
}
