package io.boundary.aws.dynamodb;

import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.Ask;
import io.boundary.model.Assignment;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.Ruling;
import io.boundary.model.SlackUserId;
import io.boundary.model.Vote;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A request as an item of the requests table, names as the contract fixes them. */
final class RequestEncoder {

  private RequestEncoder() {}

  static Map<String, AttributeValue> encode(AccessRequest request) {
    ItemWriter item = new ItemWriter();
    item.text(Names.REQUEST_ID, request.id().value())
        .number(Names.VERSION, request.version())
        .text(Names.STATUS, request.status().name());
    ask(item, request.ask());
    request.assignment().ifPresent(assignment -> assignment(item, request, assignment));
    evidence(item, request.evidence());
    item.flag("approval_required", request.approval().isPresent());
    request.approval().ifPresent(approval -> approval(item, approval));
    rulings(item, request);
    times(item, request);
    ending(item, request);
    owed(item, request);
    return item.item();
  }

  private static void ask(ItemWriter item, Ask ask) {
    item.text("slack_user_id", ask.requester().value())
        .text(Names.REQUESTER, ask.requester().value())
        .text(Names.ACCOUNT_ID, ask.account().value())
        .text(Names.PERMISSION_SET, ask.permissionSet().value())
        .seconds("requested_duration_seconds", ask.duration())
        .text("ticket_id", ask.ticket().map(ticket -> ticket.value()))
        .time("requested_at", ask.requestedAt())
        .text("slack_response_url", ask.responseUrl());
  }

  private static void assignment(ItemWriter item, AccessRequest request, Assignment assignment) {
    if (!assignment.account().equals(request.ask().account())) {
      throw new IllegalArgumentException("request `" + request.id() + "` grants another account");
    }
    item.text("principal_id", assignment.principal().value())
        .text("principal_type", assignment.principalType().name())
        .text("permission_set_arn", assignment.permissionSet().value())
        .text("instance_arn", assignment.instance().value());
  }

  private static void evidence(ItemWriter item, DecisionEvidence evidence) {
    item.text("rule_id", evidence.ruleId())
        .text("reason", evidence.reason())
        .text("policy_hash", evidence.policyHash())
        .text("engine_version", evidence.engineVersion())
        .time("evaluated_at", evidence.evaluatedAt())
        .text("selector", evidence.selector())
        .text("matched_group", evidence.group())
        .text("account_name", evidence.accountName())
        .list("ou_path", evidence.ouPath())
        .map("account_tags", evidence.tags());
  }

  private static void approval(ItemWriter item, Approval approval) {
    item.list("approval_groups", approval.groups())
        .text("approval_channel", approval.channel())
        .number("approval_min", approval.minApprovals())
        .time("approval_deadline", approval.deadline())
        .values("votes", approval.votes().stream().map(RequestEncoder::vote).toList())
        .text("approval_message_channel", approval.message().map(message -> message.channel()))
        .text("approval_message_ts", approval.message().map(message -> message.timestamp()))
        .text("approver_group", approval.approverGroup());
  }

  private static AttributeValue vote(Vote vote) {
    return AttributeValue.fromM(
        new ItemWriter()
            .text("slack_user_id", vote.slackUser().value())
            .text("principal_id", vote.principal().value())
            .text("group", vote.group())
            .time("at", vote.at())
            .item());
  }

  private static void rulings(ItemWriter item, AccessRequest request) {
    item.text("approved_by", request.approved().map(Ruling::by))
        .time("approved_at", request.approved().map(Ruling::at))
        .text("denied_by", request.denied().map(Ruling::by))
        .time("denied_at", request.denied().map(Ruling::at))
        .text("approver_slack_user_id", request.approver().map(SlackUserId::value));
  }

  private static void times(ItemWriter item, AccessRequest request) {
    item.seconds("duration_seconds", request.duration())
        .time(Names.CREATED_AT, request.createdAt())
        .time("updated_at", request.updatedAt())
        .time(Names.EXPIRES_AT, request.expiresAt())
        .time("active_at", request.activeAt())
        .time("revoked_at", request.revokedAt());
  }

  private static void ending(ItemWriter item, AccessRequest request) {
    request
        .endRequested()
        .ifPresent(
            end ->
                item.time("end_requested_at", end.at())
                    .text("end_requested_by", end.by().value())
                    .text("end_requested_reason", end.reason()));
    item.text("end_reason", request.endReason());
    request.keptUntil().ifPresent(end -> item.number(Names.TTL, Epoch.wholeSeconds(end)));
  }

  private static void owed(ItemWriter item, AccessRequest request) {
    item.number("ledger_seq", request.head().seq())
        .text("ledger_hash", request.head().hash())
        .set("notify_due", request.notices().stream().map(Enum::name).toList())
        .time("notify_after", request.noticeAfter())
        .number("notify_attempts", request.noticeAttempts())
        .text("counted_as", request.counted().map(Enum::name));
    request
        .dueAt()
        .ifPresent(due -> item.text(Names.DUE_SHARD, Names.ONE_SHARD).time(Names.DUE_AT, due));
  }
}
