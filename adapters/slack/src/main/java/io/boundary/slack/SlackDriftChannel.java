package io.boundary.slack;

import io.boundary.broker.port.DriftChannel;
import io.boundary.broker.port.Notifier.Delivery;
import io.boundary.slack.message.DriftMessage;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a channel of Slack what reconciliation found. */
final class SlackDriftChannel implements DriftChannel {

  private static final Logger LOG = LoggerFactory.getLogger(SlackDriftChannel.class);

  private final SlackApi api;
  private final String channel;
  private final LongSupplier ticks;
  private final Timing timing;

  SlackDriftChannel(SlackApi api, String channel, LongSupplier ticks, Timing timing) {
    this.api = api;
    this.channel = channel;
    this.ticks = ticks;
    this.timing = timing;
  }

  @Override
  public Delivery post(Summary summary) {
    Delivery delivery;
    try {
      Deadline deadline = Deadline.in(timing.total(), ticks);
      delivery = Verdict.inChannel(api.post(channel, DriftMessage.of(summary), deadline));
    } catch (RuntimeException e) {
      // Its message could quote what was sent.
      delivery = new Delivery.Later(Verdict.SOON, e.getClass().getName());
    }
    if (!(delivery instanceof Delivery.Done)) {
      LOG.warn("what reconciliation found was not told: {}", delivery);
    }
    return delivery;
  }
}
