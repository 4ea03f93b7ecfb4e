package io.boundary.slack;

import io.boundary.broker.port.ApprovalChannel;
import io.boundary.broker.port.Notifier.Delivery;
import io.boundary.broker.port.Reply;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.slack.message.NoticeMessages;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Posts into the channel of a request's rule. */
final class SlackApprovalChannel implements ApprovalChannel {

  private final SlackApi api;
  private final NoticeMessages messages;
  private final LongSupplier ticks;
  private final Timing timing;

  SlackApprovalChannel(SlackApi api, NoticeMessages messages, LongSupplier ticks, Timing timing) {
    this.api = api;
    this.messages = messages;
    this.ticks = ticks;
    this.timing = timing;
  }

  @Override
  public Delivery announce(AccessRequest request, String text) {
    Optional<String> channel = request.approval().map(Approval::channel);
    if (channel.isEmpty()) {
      return new Delivery.Impossible("the request has no approval channel");
    }
    try {
      Deadline deadline = Deadline.in(timing.total(), ticks);
      return Verdict.inChannel(
          api.post(channel.get(), messages.of(new Reply.Text(text)), deadline));
    } catch (RuntimeException e) {
      // Its message could quote what was sent.
      return new Delivery.Later(Verdict.SOON, e.getClass().getName());
    }
  }
}
