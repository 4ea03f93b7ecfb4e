package io.boundary.slack.message;

import io.boundary.model.AccessRequest;
import java.util.ArrayList;
import java.util.List;

/** To the requester: access has ended, and why. */
final class RevokedMessage {

  private RevokedMessage() {}

  static Message of(AccessRequest request) {
    String reason = request.endReason().orElse("its time was over");
    List<Field> fields = new ArrayList<>(Facts.access(request));
    request.revokedAt().ifPresent(end -> fields.add(Field.time("Ended", end)));
    fields.add(Facts.reason(reason));
    fields.add(Facts.id(request));
    return new Blocks()
        .header("Access has ended")
        .fields(fields)
        .context(
            "Sessions that are already open may go on until their own end. If you need it again,"
                + " ask again with `/boundary`.")
        .message(
            "Access has ended: "
                + Words.access(request)
                + ", request "
                + request.id()
                + ". Reason: "
                + Plain.unmarked(reason, 300));
  }
}
