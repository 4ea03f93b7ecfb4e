package io.boundary.slack.message;

import io.boundary.model.AccessRequest;
import java.util.ArrayList;
import java.util.List;

/** To the requester: it could not be done, and why. */
final class FailedMessage {

  private FailedMessage() {}

  static Message of(AccessRequest request) {
    String reason = Words.outcomeReason(request);
    List<Field> fields = new ArrayList<>(Facts.access(request));
    fields.add(Facts.duration(request));
    fields.add(Facts.id(request));
    return new Blocks()
        .header("Access could not be set up")
        .plain(reason)
        .fields(fields)
        .context(
            "You hold no access from this request. Please ask again; if it fails again, show the"
                + " request id to whoever runs Boundary.")
        .message(
            "Access could not be set up: "
                + Words.access(request)
                + ", request "
                + request.id()
                + ". Reason: "
                + Plain.unmarked(reason, 300));
  }
}
