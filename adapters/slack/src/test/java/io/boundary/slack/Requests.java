package io.boundary.slack;

import io.boundary.model.AccessRequest;
import io.boundary.model.AccountId;
import io.boundary.model.Approval;
import io.boundary.model.Ask;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.LedgerHead;
import io.boundary.model.MessageRef;
import io.boundary.model.PermissionSetName;
import io.boundary.model.PrincipalId;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.model.Ruling;
import io.boundary.model.SlackUserId;
import io.boundary.model.TicketId;
import io.boundary.model.Vote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Requests for tests. */
public final class Requests {

  public static final Instant ASKED = Instant.parse("2026-03-01T10:00:00Z");
  public static final SlackUserId REQUESTER = new SlackUserId("U0REQ");
  public static final SlackUserId APPROVER = new SlackUserId("U0APP");
  public static final SlackUserId SECOND = new SlackUserId("U0TWO");
  public static final String ID = "req-00112233445566aa";

  private Requests() {}

  /** What a test varies. */
  public record Shape(
      RequestStatus status,
      String reason,
      String account,
      Optional<TicketId> ticket,
      Duration asked,
      Duration allowed,
      Optional<String> responseUrl) {

    public Shape reason(String value) {
      return new Shape(status, value, account, ticket, asked, allowed, responseUrl);
    }

    public Shape account(String value) {
      return new Shape(status, reason, value, ticket, asked, allowed, responseUrl);
    }

    public Shape ticket(Optional<TicketId> value) {
      return new Shape(status, reason, account, value, asked, allowed, responseUrl);
    }

    public Shape hours(int askedFor, int given) {
      Duration longer = Duration.ofHours(askedFor);
      Duration given2 = Duration.ofHours(given);
      return new Shape(status, reason, account, ticket, longer, given2, responseUrl);
    }

    public Shape responseUrl(String value) {
      return new Shape(status, reason, account, ticket, asked, allowed, Optional.of(value));
    }

    public AccessRequest build() {
      return request(this);
    }
  }

  public static Shape shape(RequestStatus status) {
    return new Shape(
        status,
        "administrators of the sandbox",
        "Sandbox",
        TicketId.parse("INC-42"),
        Duration.ofHours(1),
        Duration.ofHours(1),
        Optional.empty());
  }

  public static AccessRequest of(RequestStatus status) {
    return shape(status).build();
  }

  /** The same with an approval. */
  public static AccessRequest asking(AccessRequest request, Approval approval) {
    return request.edit().approval(approval).build();
  }

  public static Approval approval(SlackUserId... voters) {
    List<Vote> votes =
        java.util.Arrays.stream(voters)
            .map(
                user ->
                    new Vote(user, new PrincipalId("p-" + user.value()), "security_admins", ASKED))
            .toList();
    return new Approval(
        List.of("security_admins"),
        "#security-approvals",
        1,
        ASKED.plus(Duration.ofHours(8)),
        votes,
        Optional.empty());
  }

  public static Approval posted(SlackUserId... voters) {
    return approval(voters).withMessage(new MessageRef("C7", "12.34"));
  }

  private static AccessRequest request(Shape shape) {
    Ask ask =
        new Ask(
            REQUESTER,
            new AccountId("111122223333"),
            new PermissionSetName("AdministratorAccess"),
            shape.asked(),
            shape.ticket(),
            ASKED,
            shape.responseUrl());
    DecisionEvidence evidence =
        new DecisionEvidence(
            Optional.of("admin-sandbox"),
            shape.reason(),
            Optional.of("ab".repeat(32)),
            "1.0.0",
            ASKED,
            Optional.of("any"),
            Optional.of("developers"),
            Optional.of(shape.account()),
            List.of("r-root"),
            Map.of());
    boolean denied = shape.status() == RequestStatus.DENIED;
    boolean ended = shape.status() == RequestStatus.REVOKED;
    return new AccessRequest(
        new RequestId(ID),
        1,
        shape.status(),
        ask,
        Optional.empty(),
        evidence,
        shape.allowed(),
        Optional.empty(),
        Optional.empty(),
        denied ? Optional.of(new Ruling("policy", ASKED)) : Optional.empty(),
        ASKED,
        ASKED,
        Optional.of(ASKED.plus(shape.allowed())),
        Optional.empty(),
        ended ? Optional.of(ASKED.plusSeconds(3600)) : Optional.empty(),
        Optional.empty(),
        ended ? Optional.of("expired") : Optional.empty(),
        LedgerHead.NONE,
        Set.of(),
        ASKED,
        0,
        Optional.empty());
  }
}
