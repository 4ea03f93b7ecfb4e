package io.boundary.workflow;

import io.boundary.broker.DecideApproval;
import io.boundary.broker.ReadRequests;
import io.boundary.broker.RevokeGrant;
import io.boundary.broker.SubmitRequest;
import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.runtime.Metrics;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Works messages off, each on its own: one that fails holds up no other. */
final class Worker {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  /** A message that failed comes again after that time, not after the whole visibility time-out. */
  private static final Duration AGAIN_AFTER_FAILURE = Duration.ofSeconds(10);

  private final SubmitRequest submit;
  private final DecideApproval decide;
  private final RevokeGrant revoke;
  private final ReadRequests read;
  private final Queue queue;
  private final Forks forks;
  private final Clock clock;
  private final Metrics metrics;

  Worker(
      SubmitRequest submit,
      DecideApproval decide,
      RevokeGrant revoke,
      ReadRequests read,
      Queue queue,
      Forks forks,
      Clock clock,
      Metrics metrics) {
    this.submit = submit;
    this.decide = decide;
    this.revoke = revoke;
    this.read = read;
    this.queue = queue;
    this.forks = forks;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** The queue, as far as a worker needs it. */
  interface Queue {

    /** Sends a message that is received after the delay. */
    void send(String body, Map<String, String> attributes, Duration delay);

    /** Makes a received message visible again after that time. */
    void changeVisibility(String receiptHandle, Duration visibility);
  }

  /** Works all of them off at the same time, and returns those that must come again. */
  List<Delivery> failed(List<Delivery> deliveries, Instant deadline) {
    Map<Delivery, CompletableFuture<Boolean>> done = new LinkedHashMap<>();
    deliveries.forEach(
        delivery -> done.put(delivery, forks.fork(() -> succeeds(delivery, deadline))));
    return done.entrySet().stream()
        .filter(entry -> !Forks.join(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean succeeds(Delivery delivery, Instant deadline) {
    try {
      Message message = MessageReader.read(delivery, clock.instant());
      MDC.put("request_id", message.source().path("request_id").asText());
      if (work(message, deadline) instanceof Outcome.Later later) {
        LOG.info("put off for {} s: {}", later.after().toSeconds(), later.why());
        metrics.add("PutOff", 1);
        queue.send(copy(message), attributes(message), shorter(later.after()));
      }
      metrics.add("Processed", 1);
      return true;
    } catch (RuntimeException e) {
      LOG.error("message {} failed and comes again: {}", delivery.messageId(), e.toString());
      metrics.add("Failed", 1);
      soon(delivery);
      return false;
    } finally {
      MDC.remove("request_id");
    }
  }

  private Outcome work(Message message, Instant deadline) {
    if (message instanceof Message.Access access) {
      return submit.handle(access.submission(), deadline);
    }
    if (message instanceof Message.Click click) {
      return decide.handle(click.click(), deadline);
    }
    Message.Command command = (Message.Command) message;
    return switch (command.command().verb()) {
      case STATUS -> read.status(command.command());
      case LIST -> read.list(command.command());
      case REVOKE -> revoke.fromSlack(command.command(), deadline);
    };
  }

  /** A crash or a failure must cost seconds; where even this fails, it costs the whole time-out. */
  private void soon(Delivery delivery) {
    try {
      queue.changeVisibility(delivery.receiptHandle(), AGAIN_AFTER_FAILURE);
    } catch (RuntimeException e) {
      LOG.warn("message {} comes again only later: {}", delivery.messageId(), e.toString());
    }
  }

  private String copy(Message message) {
    Instant receivedAt = receivedAt(message);
    return message
        .source()
        .deepCopy()
        .put(MessageReader.RECEIVED_AT, BigDecimal.valueOf(receivedAt.toEpochMilli(), 3))
        .put(MessageReader.ATTEMPTS, attempts(message) + 1)
        .toString();
  }

  private static Map<String, String> attributes(Message message) {
    String user = message instanceof Message.Click ? "approver_slack_user_id" : "user_id";
    return Map.of(
        "request_type", message.source().path("request_type").asText(),
        "request_id", message.source().path("request_id").asText(),
        "user_id", message.source().path(user).asText());
  }

  private static Instant receivedAt(Message message) {
    return message instanceof Message.Access access
        ? access.submission().receivedAt()
        : message instanceof Message.Click click
            ? click.click().receivedAt()
            : ((Message.Command) message).command().receivedAt();
  }

  private static int attempts(Message message) {
    return message instanceof Message.Access access
        ? access.submission().attempt()
        : message instanceof Message.Click click
            ? click.click().attempt()
            : ((Message.Command) message).command().attempt();
  }

  private static Duration shorter(Duration delay) {
    Duration most = Duration.ofMinutes(15);
    return delay.compareTo(most) > 0 ? most : delay;
  }
}
