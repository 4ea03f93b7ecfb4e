package io.boundary.slack.message;

import io.boundary.model.AccessRequest;
import java.util.ArrayList;
import java.util.List;

/** In place of the approval message: no buttons, who decided, when, and what came of it. */
final class ApprovalResultMessage {

  private ApprovalResultMessage() {}

  static Message of(AccessRequest request) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.person("Requester", request.ask().requester()));
    fields.addAll(Facts.access(request));
    fields.add(Facts.duration(request));
    fields.add(Facts.ticket(request));
    fields.add(Facts.rule(request));
    fields.addAll(Facts.approvedBy(request));
    fields.addAll(Facts.deniedBy(request));
    fields.addAll(outcome(request));
    fields.add(Facts.id(request));
    String headline = headline(request);
    return new Blocks()
        .header(headline)
        .fields(fields)
        .message(headline + ": " + Words.access(request) + ", request " + request.id() + ".");
  }

  private static String headline(AccessRequest request) {
    return switch (request.status()) {
      case PENDING_APPROVAL -> "Access request, waiting for approval";
      case APPROVED -> "Access request, approved";
      case ACTIVE -> "Access request, approved and granted";
      case REVOKED -> "Access request, approved; access has ended";
      case DENIED -> "Access request, denied";
      case ERROR -> "Access request, could not be carried out";
    };
  }

  private static List<Field> outcome(AccessRequest request) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.plain("Outcome", Words.status(request)));
    switch (request.status()) {
      case ACTIVE -> request.expiresAt().ifPresent(end -> fields.add(Field.time("Ends", end)));
      case REVOKED -> {
        request.revokedAt().ifPresent(end -> fields.add(Field.time("Ended", end)));
        fields.add(Facts.reason(Words.outcomeReason(request)));
      }
      case DENIED, ERROR -> fields.add(Facts.reason(Words.outcomeReason(request)));
      case PENDING_APPROVAL, APPROVED -> {
        // Nothing more is known yet.
      }
    }
    return fields;
  }
}
