package io.boundary.slack.message;

import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import java.util.ArrayList;
import java.util.List;

/** To the approval channel: who, what, where, how long, which ticket and rule, and two buttons. */
final class ApprovalMessage {

  private ApprovalMessage() {}

  static Message of(AccessRequest request, Approval approval) {
    String person = Words.mention(request.ask().requester());
    List<Field> fields = new ArrayList<>();
    fields.add(Field.person("Requester", request.ask().requester()));
    fields.addAll(Facts.access(request));
    fields.add(Facts.duration(request));
    fields.add(Facts.ticket(request));
    fields.add(Facts.rule(request));
    fields.add(Facts.reason(request.evidence().reason()));
    fields.add(Facts.approvers(approval));
    fields.add(Field.time("Decide by", approval.deadline()));
    fields.add(Facts.id(request));
    return new Blocks()
        .header("Access request")
        .own(person + " asks for access and needs your decision.")
        .fields(fields)
        .buttons(Buttons.approve(request.id()), Buttons.deny(request.id()))
        .context(
            "The time of the grant starts when it is granted. Nobody decides on their own request.")
        .message(
            person
                + " asks for "
                + Words.access(request)
                + " for "
                + Words.length(request.duration())
                + ". Please approve or deny "
                + request.id()
                + " by "
                + Words.utc(approval.deadline())
                + ".");
  }
}
