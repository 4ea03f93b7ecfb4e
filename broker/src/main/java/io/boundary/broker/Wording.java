package io.boundary.broker;

import io.boundary.broker.decision.Evaluation;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.Ruling;
import java.util.stream.Collectors;

/** Sentences for people that more than one place needs. */
final class Wording {

  private Wording() {}

  /** What has become of a request that is not waiting any more. */
  static String decided(AccessRequest request) {
    String id = request.id().value();
    return switch (request.status()) {
      case PENDING_APPROVAL -> id + " is waiting for approval.";
      case APPROVED, ACTIVE ->
          id
              + " was already approved by "
              + by(request.approved())
              + ". Whoever approved it can end it with /boundary revoke "
              + id
              + ".";
      case REVOKED ->
          id + " was already approved by " + by(request.approved()) + ", and has ended.";
      case DENIED ->
          request.denied().map(ruling -> ruling.by().equals("policy")).orElse(true)
              ? id + " has ended: " + request.endReason().orElse(request.evidence().reason()) + "."
              : id + " was already denied by " + by(request.denied()) + ".";
      case ERROR -> id + " has already ended: " + request.endReason().orElse("it failed") + ".";
    };
  }

  private static String by(java.util.Optional<Ruling> ruling) {
    return ruling.map(Ruling::by).orElse("somebody");
  }

  /** Why a request that waited is refused at the click. */
  static String changed(Evaluation evaluation) {
    String reason =
        evaluation instanceof Evaluation.Refused refused
            ? refused.evidence().reason()
            : ((Evaluation.Decided) evaluation).decision().evidence().reason();
    return "the answer has changed since it was asked: " + reason;
  }

  /** How many approvals are still needed. */
  static String missing(AccessRequest request, int more) {
    return "Your approval of "
        + request.id()
        + " is counted; "
        + more
        + (more == 1 ? " more is needed." : " more are needed.");
  }

  /**
   * The rule and the policy that the deciding click was judged by, which may be newer than the
   * ask's.
   */
  static String decidedUnder(DecisionEvidence evidence) {
    return " under rule "
        + evidence.ruleId().orElse("none")
        + " of policy "
        + evidence.policyHash().orElse("none")
        + ", evidence "
        + evidence.digest();
  }

  /** The Slack ids of those who approved. */
  static String names(Approval approval) {
    return approval.votes().stream()
        .map(vote -> vote.slackUser().value())
        .collect(Collectors.joining(", "));
  }
}
