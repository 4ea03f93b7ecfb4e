package io.boundary.broker.simulation;

import io.boundary.broker.port.Notifier;
import io.boundary.broker.port.Reply;
import io.boundary.model.AccessRequest;
import io.boundary.model.MessageRef;
import io.boundary.model.Notice;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Slack, as one process speaks to it; a fault is an answer, never thrown. */
record GatedSlack(Town town, Gate gate) implements Notifier {

  private static final MessageRef MESSAGE = new MessageRef("C00000001", "1700000000.000100");

  @Override
  public Delivery deliver(Notice notice, AccessRequest request) {
    Delivery delivery =
        said(
            Port.SLACK_DELIVER,
            notice + " of " + request.id(),
            () -> {
              town.watch().told(notice, request);
              return new Delivery.Done(
                  notice == Notice.APPROVAL_MESSAGE ? Optional.of(MESSAGE) : Optional.empty());
            });
    if (delivery instanceof Delivery.Impossible) {
      town.watch().cannotBeTold(notice, request);
    }
    return delivery;
  }

  @Override
  public Delivery reply(ReplyTo to, Reply reply) {
    return said(Port.SLACK_REPLY, to.user(), () -> new Delivery.Done(Optional.empty()));
  }

  private Delivery said(Port port, Object what, Supplier<Delivery> effect) {
    try {
      return gate.call(port, what, effect);
    } catch (Gate.Unreachable e) {
      return "for ever".equals(e.getMessage())
          ? new Delivery.Impossible("channel_not_found")
          : new Delivery.Later(Duration.ofSeconds(30), "Slack does not answer");
    }
  }
}
