package io.boundary.slack.message;

import io.boundary.model.AccessRequest;
import java.util.ArrayList;
import java.util.List;

/** To the requester: access is there, until when, how to use it and how to hand it back. */
final class GrantedMessage {

  private GrantedMessage() {}

  static Message of(AccessRequest request, String startUrl) {
    List<Field> fields = new ArrayList<>(Facts.access(request));
    fields.add(Facts.duration(request));
    request.expiresAt().ifPresent(end -> fields.add(Field.time("Ends", end)));
    fields.addAll(Facts.approvedBy(request));
    fields.add(Facts.id(request));
    Blocks blocks = new Blocks().header("Access granted").fields(fields);
    if (Words.isCapped(request)) {
      blocks.own(
          "The policy allows "
              + Words.length(request.duration())
              + " here, so this is shorter than the "
              + Words.length(request.ask().duration())
              + " you asked for.");
    }
    String until = request.expiresAt().map(end -> " until " + Words.utc(end)).orElse("");
    return blocks
        .buttons(Buttons.login(startUrl))
        .context(
            "Access ends by itself. Sessions that are already open then may go on until their own"
                + " end. Done early? Hand it back with `/boundary revoke "
                + request.id()
                + "`")
        .message(
            "Access granted: " + Words.access(request) + until + ", request " + request.id() + ".");
  }
}
