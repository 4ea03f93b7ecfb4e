package io.boundary.slack.message;

import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.SlackUserId;
import io.boundary.model.Vote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The facts of a request, as the messages list them. */
final class Facts {

  private static final int MOST_VOTES_NAMED = 20;

  private Facts() {}

  /** Where and what: account, permission set. */
  static List<Field> access(AccessRequest request) {
    String id = request.ask().account().value();
    String account =
        request.evidence().accountName().map(name -> name + " (" + id + ")").orElse(id);
    List<Field> fields = new ArrayList<>();
    fields.add(Field.plain("Account", account));
    fields.add(Field.plain("Permission set", request.ask().permissionSet().value()));
    return fields;
  }

  /** How long, with the cap where one was put. */
  static Field duration(AccessRequest request) {
    String asked = Words.length(request.ask().duration());
    if (request.duration().isZero()) {
      return Field.plain("Duration asked for", asked);
    }
    String allowed = Words.length(request.duration());
    return Field.plain(
        "Duration",
        Words.isCapped(request) ? allowed + " (capped from " + asked + " by the policy)" : allowed);
  }

  static Field ticket(AccessRequest request) {
    return Field.plain("Ticket", request.ask().ticket().map(Object::toString).orElse("none"));
  }

  static Field rule(AccessRequest request) {
    return Field.plain("Rule", request.evidence().ruleId().orElse("none"));
  }

  static Field id(AccessRequest request) {
    return Field.own("Request", "`" + request.id().value() + "`");
  }

  static Field reason(String reason) {
    return Field.plain("Reason", reason);
  }

  /** Who must agree. */
  static Field approvers(Approval approval) {
    String groups = String.join(", ", approval.groups());
    return Field.plain(
        "Approvers",
        approval.minApprovals() == 1
            ? groups
            : groups + " (" + approval.minApprovals() + " people needed)");
  }

  /** Who said yes, each once; where no vote was kept, whoever the ruling names. */
  static List<Field> approvedBy(AccessRequest request) {
    List<Field> fields = new ArrayList<>();
    List<SlackUserId> voters = voters(request);
    if (!voters.isEmpty()) {
      String mentions =
          voters.stream()
              .limit(MOST_VOTES_NAMED)
              .map(Words::mention)
              .collect(Collectors.joining(", "));
      fields.add(Field.own("Approved by", mentions));
    }
    request
        .approved()
        .ifPresent(
            ruling -> {
              if (voters.isEmpty()) {
                fields.add(Field.ruler("Approved by", ruling.by()));
              }
              fields.add(Field.time("Approved", ruling.at()));
            });
    return fields;
  }

  /** Who said no. */
  static List<Field> deniedBy(AccessRequest request) {
    return request
        .denied()
        .filter(ruling -> !ruling.by().equals("policy"))
        .map(
            ruling ->
                List.of(Field.ruler("Denied by", ruling.by()), Field.time("Denied", ruling.at())))
        .orElse(List.of());
  }

  /** The people who voted, each once, in the order of their votes. */
  static List<SlackUserId> voters(AccessRequest request) {
    return request.approval().map(Approval::votes).orElse(List.of()).stream()
        .map(Vote::slackUser)
        .distinct()
        .toList();
  }
}
