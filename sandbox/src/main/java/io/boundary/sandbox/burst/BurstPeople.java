package io.boundary.sandbox.burst;

import io.boundary.broker.port.RequestStore;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.sandbox.slack.SlackClient;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People who ask for access while the burst goes on, and how long they wait for it. */
final class BurstPeople implements Runnable {

  private static final Pattern ID = Pattern.compile("req-[0-9a-f]{16}");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SlackClient slack;
  private final RequestStore store;
  private final BurstOptions options;
  private final Clock clock;
  private final List<Duration> waited = new CopyOnWriteArrayList<>();
  private volatile boolean over;
  private final AtomicInteger failed = new AtomicInteger();

  BurstPeople(SlackClient slack, RequestStore store, BurstOptions options, Clock clock) {
    this.slack = slack;
    this.store = store;
    this.options = options;
    this.clock = clock;
  }

  /** Nobody asks any more; whoever waits is waited for. */
  void end() {
    over = true;
  }

  /** From the command to ACTIVE, shortest first. */
  List<Duration> waited() {
    return waited.stream().sorted().toList();
  }

  /** How many were not served. */
  int failed() {
    return failed.get();
  }

  /** Asks, one after the other: each person once for each account. */
  @Override
  public void run() {
    try {
      for (int n = 0; !over && n < options.people() * options.accounts(); n++) {
        Instant asked = clock.instant();
        if (served(n, asked.plus(PATIENCE))) {
          waited.add(Duration.between(asked, clock.instant()));
        } else {
          failed.incrementAndGet();
        }
        Duration rest = Duration.between(clock.instant(), asked.plus(options.askEvery()));
        TimeUnit.MILLISECONDS.sleep(Math.max(0, rest.toMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      failed.incrementAndGet();
    }
  }

  private boolean served(int number, Instant end) throws IOException, InterruptedException {
    String user = BurstWorld.slackId(number % options.people());
    String account = BurstWorld.account(number / options.people() % options.accounts());
    Matcher answer = ID.matcher(slack.command(user, account + " ReadOnlyAccess 1").body());
    if (!answer.find()) {
      return false;
    }
    RequestId id = new RequestId(answer.group());
    while (clock.instant().isBefore(end)) {
      Optional<RequestStatus> status = store.find(id).map(request -> request.status());
      if (status.equals(Optional.of(RequestStatus.ACTIVE))) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return false;
  }
}
