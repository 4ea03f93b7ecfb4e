package io.boundary.slack.message;

import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** To the requester: it waits for approval, where, and until when. */
final class PendingMessage {

  private static final Pattern CHANNEL_ID = Pattern.compile("[CG][A-Z0-9]{2,20}");

  private PendingMessage() {}

  static Message of(AccessRequest request, Approval approval) {
    List<Field> fields = new ArrayList<>(Facts.access(request));
    fields.add(Facts.duration(request));
    fields.add(channel(approval.channel()));
    fields.add(Facts.approvers(approval));
    fields.add(Field.time("Decision by", approval.deadline()));
    fields.add(Facts.id(request));
    return new Blocks()
        .header("Your request waits for approval")
        .own("Nothing for you to do now. You will hear as soon as somebody has decided.")
        .fields(fields)
        .context(
            "A request that nobody decides in time is denied. To withdraw it: `/boundary revoke "
                + request.id()
                + "`")
        .message(
            "Your request "
                + request.id()
                + " for "
                + Words.access(request)
                + " waits for approval until "
                + Words.utc(approval.deadline())
                + ".");
  }

  /** The channel's link where its id is known, else its name. */
  static Field channel(String channel) {
    return CHANNEL_ID.matcher(channel).matches()
        ? Field.own("Waiting in", "<#" + channel + ">")
        : Field.plain("Waiting in", channel);
  }
}
