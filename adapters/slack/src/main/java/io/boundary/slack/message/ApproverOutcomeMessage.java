package io.boundary.slack.message;

import io.boundary.model.AccessRequest;
import java.util.ArrayList;
import java.util.List;

/** To a person who approved: what came of it, and how to end it. */
final class ApproverOutcomeMessage {

  private ApproverOutcomeMessage() {}

  static Message of(AccessRequest request) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.person("Requester", request.ask().requester()));
    fields.addAll(Facts.access(request));
    fields.add(Field.plain("Status", Words.status(request)));
    request.revokedAt().ifPresent(end -> fields.add(Field.time("Ended", end)));
    Blocks blocks = new Blocks().header("A request that you approved");
    switch (request.status()) {
      case ACTIVE -> request.expiresAt().ifPresent(end -> fields.add(Field.time("Ends", end)));
      case REVOKED, DENIED, ERROR -> fields.add(Facts.reason(Words.outcomeReason(request)));
      case PENDING_APPROVAL, APPROVED -> {
        // Nothing more is known yet.
      }
    }
    fields.add(Facts.id(request));
    blocks.fields(fields);
    if (!request.status().isFinal()) {
      blocks.context("You may end it at any time with `/boundary revoke " + request.id() + "`");
    }
    return blocks.message(
        "A request that you approved: "
            + Words.access(request)
            + ", request "
            + request.id()
            + ". Status: "
            + Words.status(request)
            + ".");
  }
}
