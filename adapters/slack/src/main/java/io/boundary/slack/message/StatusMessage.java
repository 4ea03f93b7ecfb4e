package io.boundary.slack.message;

import io.boundary.model.AccessRequest;
import io.boundary.model.RequestStatus;
import java.util.ArrayList;
import java.util.List;

/** One request in full, for its requester or approver. */
final class StatusMessage {

  private StatusMessage() {}

  static Message of(AccessRequest request) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.plain("Status", Words.status(request)));
    fields.add(Field.person("Requester", request.ask().requester()));
    fields.addAll(Facts.access(request));
    fields.add(Facts.duration(request));
    fields.add(Facts.ticket(request));
    fields.add(Facts.rule(request));
    fields.add(Field.plain("Decision", request.evidence().reason()));
    fields.add(Field.time("Asked", request.ask().requestedAt()));
    fields.addAll(progress(request));
    fields.add(Facts.id(request));
    return new Blocks()
        .header("Request " + request.id())
        .fields(fields)
        .message(
            "Request "
                + request.id()
                + " for "
                + Words.access(request)
                + ". Status: "
                + Words.status(request)
                + ".");
  }

  private static List<Field> progress(AccessRequest request) {
    List<Field> fields = new ArrayList<>();
    if (request.status() == RequestStatus.PENDING_APPROVAL) {
      request
          .approval()
          .ifPresent(
              approval -> {
                fields.add(PendingMessage.channel(approval.channel()));
                fields.add(Field.time("Decision by", approval.deadline()));
              });
    }
    fields.addAll(Facts.approvedBy(request));
    fields.addAll(Facts.deniedBy(request));
    if (request.status() == RequestStatus.ACTIVE) {
      request.expiresAt().ifPresent(end -> fields.add(Field.time("Ends", end)));
    }
    request.revokedAt().ifPresent(end -> fields.add(Field.time("Ended", end)));
    request.endReason().ifPresent(reason -> fields.add(Field.plain("End reason", reason)));
    return fields;
  }
}
