package io.boundary.aws.dynamodb;

import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
import io.boundary.model.AccountId;
import io.boundary.model.Actor;
import io.boundary.model.Approval;
import io.boundary.model.Ask;
import io.boundary.model.Assignment;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.EndRequest;
import io.boundary.model.InstanceArn;
import io.boundary.model.LedgerHead;
import io.boundary.model.MessageRef;
import io.boundary.model.Notice;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PermissionSetName;
import io.boundary.model.PrincipalId;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.model.Ruling;
import io.boundary.model.SlackUserId;
import io.boundary.model.Vote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads an item of the requests table, also one that an older deployment wrote: it has no version,
 * and what it lacks gets a default wherever a wrong guess cannot give anybody access.
 */
final class RequestDecoder {

  /** How long an approval is waited for where the record does not say. */
  private static final Duration APPROVAL_TIMEOUT = Duration.ofHours(8);

  private final ItemReader item;
  private final LegacyValues legacy;
  private final boolean old;

  private RequestDecoder(Map<String, AttributeValue> attributes) {
    old = !attributes.containsKey(Names.VERSION);
    item = new ItemReader(attributes, old);
    legacy = new LegacyValues(item);
  }

  /**
   * The request.
   *
   * @throws StoreException where it cannot be read; the message names the request and the attribute
   */
  static AccessRequest decode(Map<String, AttributeValue> attributes) {
    try {
      return new RequestDecoder(attributes).request();
    } catch (UndecodableException | IllegalArgumentException | ArithmeticException e) {
      throw StoreException.unreadable(
          "request " + shownId(attributes) + " cannot be read: " + problem(e), e);
    }
  }

  private static String shownId(Map<String, AttributeValue> attributes) {
    return Optional.ofNullable(attributes.get(Names.REQUEST_ID))
        .flatMap(value -> Optional.ofNullable(value.s()))
        .flatMap(RequestId::parse)
        .map(id -> "`" + id + "`")
        .orElse("with a malformed id");
  }

  private static String problem(RuntimeException e) {
    return e instanceof UndecodableException
        ? String.valueOf(e.getMessage())
        : "a value is out of range";
  }

  private AccessRequest request() {
    RequestStatus status = item.required(Names.STATUS, RequestStatus::parse);
    Instant createdAt = old ? legacy.createdAt() : item.requiredTime(Names.CREATED_AT);
    Optional<Instant> expiresAt = item.time(Names.EXPIRES_AT);
    Instant updatedAt = item.time("updated_at").orElse(createdAt);
    Duration duration =
        item.seconds("duration_seconds").orElseGet(() -> LegacyValues.span(createdAt, expiresAt));
    Ask ask = ask(createdAt, duration);
    return new AccessRequest(
        item.required(Names.REQUEST_ID, RequestId::parse),
        item.whole(Names.VERSION, 0),
        status,
        ask,
        assignment(ask.account(), status),
        evidence(createdAt),
        duration,
        approval(status, createdAt),
        ruling("approved", updatedAt).or(() -> oldRuling(!isDenied(status), updatedAt)),
        ruling("denied", updatedAt).or(() -> oldRuling(isDenied(status), updatedAt)),
        createdAt,
        updatedAt,
        expiresAt,
        item.time("active_at"),
        item.time("revoked_at"),
        endRequested(),
        item.text("end_reason"),
        head(),
        notices(),
        item.time("notify_after").orElse(Instant.EPOCH),
        item.small("notify_attempts", 0),
        item.text("counted_as").flatMap(RequestStatus::parse));
  }

  private Ask ask(Instant createdAt, Duration duration) {
    return new Ask(
        old ? legacy.requester() : item.required(Names.REQUESTER, SlackUserId::parse),
        item.required(Names.ACCOUNT_ID, AccountId::parse),
        old
            ? legacy.permissionSet()
            : item.required(Names.PERMISSION_SET, PermissionSetName::parse),
        item.seconds("requested_duration_seconds").orElse(duration),
        legacy.ticket(),
        item.time("requested_at").orElse(createdAt),
        item.text("slack_response_url"));
  }

  /** A grant that may exist must be known exactly; for the others, an older record may lack it. */
  private Optional<Assignment> assignment(AccountId account, RequestStatus status) {
    boolean granted = status == RequestStatus.APPROVED || status == RequestStatus.ACTIVE;
    if (!granted && !legacy.hasAssignment()) {
      return Optional.empty();
    }
    return Optional.of(
        new Assignment(
            item.required("instance_arn", InstanceArn::parse),
            item.required("permission_set_arn", PermissionSetArn::parse),
            account,
            legacy.principalType(),
            item.required("principal_id", PrincipalId::parse)));
  }

  private DecisionEvidence evidence(Instant createdAt) {
    return new DecisionEvidence(
        item.text("rule_id"),
        item.text("reason").orElse(""),
        item.text("policy_hash"),
        item.text("engine_version").orElse("unknown"),
        item.time("evaluated_at").orElse(createdAt),
        item.text("selector"),
        item.text("matched_group"),
        item.text("account_name"),
        item.texts("ou_path"),
        item.map("account_tags"));
  }

  private Optional<Approval> approval(RequestStatus status, Instant createdAt) {
    boolean waits = old && status == RequestStatus.PENDING_APPROVAL;
    if (!waits && !item.flag("approval_required")) {
      return Optional.empty();
    }
    List<String> groups = item.texts("approval_groups");
    return Optional.of(
        new Approval(
            groups.isEmpty() && old ? item.text("approver_group").stream().toList() : groups,
            item.text("approval_channel").orElse(""),
            item.small("approval_min", 1),
            item.time("approval_deadline").orElse(createdAt.plus(APPROVAL_TIMEOUT)),
            item.items("votes").stream().map(RequestDecoder::vote).toList(),
            item.text("approval_message_ts")
                .map(time -> new MessageRef(item.required("approval_message_channel"), time))));
  }

  private static Vote vote(ItemReader vote) {
    return new Vote(
        vote.required("slack_user_id", SlackUserId::parse),
        vote.required("principal_id", PrincipalId::parse),
        vote.required("group"),
        vote.requiredTime("at"));
  }

  private Optional<Ruling> ruling(String verb, Instant otherwise) {
    return item.text(verb + "_by")
        .map(by -> new Ruling(by, item.time(verb + "_at").orElse(otherwise)));
  }

  /** An older record may name the approver alone; its state says what the approver said. */
  private Optional<Ruling> oldRuling(boolean fits, Instant at) {
    return old && fits
        ? item.text("approver_slack_user_id").map(by -> new Ruling(by, at))
        : Optional.empty();
  }

  private static boolean isDenied(RequestStatus status) {
    return status == RequestStatus.DENIED;
  }

  private Optional<EndRequest> endRequested() {
    return item.time("end_requested_at")
        .map(
            at ->
                new EndRequest(
                    at,
                    new Actor(item.required("end_requested_by")),
                    item.text("end_requested_reason").orElse("")));
  }

  private LedgerHead head() {
    return item.text("ledger_hash")
        .map(hash -> new LedgerHead(item.whole("ledger_seq", 0), hash))
        .orElse(LedgerHead.NONE);
  }

  private Set<Notice> notices() {
    return item.texts("notify_due").stream()
        .map(name -> Notice.valueOf(name.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
