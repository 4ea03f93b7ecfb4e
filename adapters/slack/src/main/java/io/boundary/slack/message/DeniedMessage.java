package io.boundary.slack.message;

import io.boundary.model.AccessRequest;
import java.util.ArrayList;
import java.util.List;

/** To the requester: refused, and why. */
final class DeniedMessage {

  private DeniedMessage() {}

  static Message of(AccessRequest request) {
    String reason = Words.outcomeReason(request);
    List<Field> fields = new ArrayList<>(Facts.access(request));
    fields.add(Facts.duration(request));
    fields.add(Facts.ticket(request));
    fields.add(Facts.rule(request));
    fields.addAll(Facts.deniedBy(request));
    fields.add(Facts.id(request));
    return new Blocks()
        .header("Access not granted")
        .plain(reason)
        .fields(fields)
        .message(
            "Access not granted: "
                + Words.access(request)
                + ", request "
                + request.id()
                + ". Reason: "
                + Plain.unmarked(reason, 300));
  }
}
