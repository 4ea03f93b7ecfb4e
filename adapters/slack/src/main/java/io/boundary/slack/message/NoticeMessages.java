package io.boundary.slack.message;

import io.boundary.broker.port.Reply;
import io.boundary.model.AccessRequest;
import io.boundary.model.Notice;
import java.util.Optional;

/** Which message a notice or a reply is. */
public final class NoticeMessages {

  private final String startUrl;

  /** Messages whose sign-in button leads to {@code startUrl}. */
  public NoticeMessages(String startUrl) {
    this.startUrl = startUrl;
  }

  /** The message, or empty where the request lacks what it would tell (it asks for no approval). */
  public Optional<Message> of(Notice notice, AccessRequest request) {
    return switch (notice) {
      case PENDING -> request.approval().map(approval -> PendingMessage.of(request, approval));
      case APPROVAL_MESSAGE ->
          request.approval().map(approval -> ApprovalMessage.of(request, approval));
      case APPROVAL_RESULT -> Optional.of(ApprovalResultMessage.of(request));
      case GRANTED -> Optional.of(GrantedMessage.of(request, startUrl));
      case DENIED -> Optional.of(DeniedMessage.of(request));
      case REVOKED -> Optional.of(RevokedMessage.of(request));
      case FAILED -> Optional.of(FailedMessage.of(request));
      case APPROVER_OUTCOME -> Optional.of(ApproverOutcomeMessage.of(request));
    };
  }

  /** The message of a reply. */
  public Message of(Reply reply) {
    if (reply instanceof Reply.Text text) {
      return TextMessage.of(text.text());
    }
    if (reply instanceof Reply.One one) {
      return StatusMessage.of(one.request());
    }
    return ListMessage.of(((Reply.Many) reply).requests());
  }
}
