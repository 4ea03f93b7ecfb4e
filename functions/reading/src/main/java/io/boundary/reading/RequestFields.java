package io.boundary.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.Assignment;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.Ruling;
import io.boundary.model.SlackUserId;
import io.boundary.model.TicketId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * A request as readers see it: the contract's attributes and no others. What is not named here
 * never leaves, least of all {@code slack_response_url}, which is a credential.
 */
public final class RequestFields {

  private final ObjectNode fields;

  private RequestFields(ObjectNode fields) {
    this.fields = fields;
  }

  /** All of them, in the contract's order; {@code null} where the request has none. */
  public static ObjectNode of(AccessRequest request) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    RequestFields fields = new RequestFields(node);
    fields.text("request_id", request.id().value());
    fields.what(request);
    fields.approval(request);
    fields.decision(request);
    fields.times(request);
    return node;
  }

  private void what(AccessRequest request) {
    Optional<Assignment> assignment = request.assignment();
    text("principal_id", assignment.map(granted -> granted.principal().value()));
    text("principal_type", assignment.map(granted -> granted.principalType().name()));
    text("permission_set_arn", assignment.map(granted -> granted.permissionSet().value()));
    text("permission_set_name", request.ask().permissionSet().value());
    text("account_id", request.ask().account().value());
    text("instance_arn", assignment.map(granted -> granted.instance().value()));
    text("rule_id", request.evidence().ruleId());
    text("status", request.status().name());
    text("ticket_id", request.ask().ticket().map(TicketId::value));
    text("slack_user_id", request.ask().requester().value());
    text("requester_slack_user_id", request.ask().requester().value());
  }

  private void approval(AccessRequest request) {
    Optional<Approval> approval = request.approval();
    fields.put("approval_required", approval.isPresent());
    text("approval_channel", approval.map(Approval::channel));
    text("approver_group", approval.flatMap(Approval::approverGroup));
    text("approver_slack_user_id", request.approver().map(SlackUserId::value));
    time("approval_deadline", approval.map(Approval::deadline));
    text("end_reason", request.endReason());
    text("approved_by", request.approved().map(Ruling::by));
    time("approved_at", request.approved().map(Ruling::at));
    text("denied_by", request.denied().map(Ruling::by));
    time("denied_at", request.denied().map(Ruling::at));
  }

  private void decision(AccessRequest request) {
    DecisionEvidence evidence = request.evidence();
    text("reason", evidence.reason());
    text("policy_hash", evidence.policyHash());
    text("engine_version", evidence.engineVersion());
    time("evaluated_at", Optional.of(evidence.evaluatedAt()));
  }

  private void times(AccessRequest request) {
    time("revoked_at", request.revokedAt());
    time("requested_at", Optional.of(request.ask().requestedAt()));
    time("created_at", Optional.of(request.createdAt()));
    time("updated_at", Optional.of(request.updatedAt()));
    time("expires_at", request.expiresAt());
    fields.put(
        "ttl",
        request
            .keptUntil()
            .map(end -> seconds(end).setScale(0, RoundingMode.CEILING))
            .orElse(null));
  }

  private void text(String name, String value) {
    fields.put(name, value);
  }

  private void text(String name, Optional<String> value) {
    fields.put(name, value.orElse(null));
  }

  private void time(String name, Optional<Instant> value) {
    fields.put(name, value.map(RequestFields::seconds).orElse(null));
  }

  /** Epoch seconds, exact, with no more digits than there are. */
  public static BigDecimal seconds(Instant time) {
    BigDecimal seconds =
        BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9));
    BigDecimal bare = seconds.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }
}
