package io.boundary.benchmarks.janitor;

import io.boundary.broker.CountRequests;
import io.boundary.broker.ExpireGrants;
import io.boundary.broker.SweepReport;
import io.boundary.broker.Telling;
import io.boundary.broker.fixture.FakeIdentityCenter;
import io.boundary.broker.fixture.InMemoryStore;
import io.boundary.broker.fixture.RecordingNotifier;
import io.boundary.broker.fixture.Tap;
import io.boundary.broker.grant.Adoption;
import io.boundary.broker.grant.GrantPorts;
import io.boundary.broker.grant.GrantTimes;
import io.boundary.broker.grant.Grants;
import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.port.GrantProvisioner;
import io.boundary.broker.port.Notifier;
import io.boundary.broker.port.RequestCounts;
import io.boundary.broker.port.RequestHistory;
import io.boundary.broker.port.RequestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A sweep over expired grants whose every outward call takes 50 ms, and of which AWS allows any
 * number: with the janitor's threads, and one after the other. Ends with 2 where it ends fewer than
 * all of them, or is less than twenty times as fast.
 */
public final class SweepWiring {

  /** As the janitor's wiring has them. */
  private static final int PARALLEL = 64;

  private static final Duration DELAY = Duration.ofMillis(50);
  private static final int LEAST_RATIO = 20;

  private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);

  /** What a sweep took. */
  private record Took(int grants, int calls, double seconds) {

    double perGrant() {
      return seconds / grants;
    }
  }

  private SweepWiring() {}

  /** How many grants with all threads, and how many one after the other. */
  public static void main(String[] arguments) {
    int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    int few = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
    SweepWiring sweeping = new SweepWiring();
    ExecutorService requests = Executors.newFixedThreadPool(PARALLEL);
    ExecutorService calls = Executors.newCachedThreadPool();
    sweeping.sweep(50, requests, calls);
    Took one = sweeping.sweep(few, Runnable::run, Runnable::run);
    Took all = sweeping.sweep(many, requests, calls);
    System.out.printf("%-22s %7s %7s %12s %9s%n", "", "grants", "calls", "calls/grant", "seconds");
    for (Took took : new Took[] {one, all}) {
      System.out.printf(
          "%-22s %7d %7d %12.1f %9.1f%n",
          took.equals(one) ? "one after the other" : PARALLEL + " threads",
          took.grants(),
          took.calls(),
          took.calls() / (double) took.grants(),
          took.seconds());
    }
    double ratio = one.perGrant() / all.perGrant();
    System.out.printf("%.0f times as fast (at least %d)%n", ratio, LEAST_RATIO);
    System.exit(ratio >= LEAST_RATIO ? 0 : 2);
  }

  private Took sweep(int grants, Executor requests, Executor forks) {
    Tap tap = new Tap();
    InMemoryStore stored = new InMemoryStore(tap);
    FakeIdentityCenter identityCenter = new FakeIdentityCenter(tap, clock);
    identityCenter.takes(Duration.ZERO);
    Instant expiry = clock.instant().minusSeconds(1);
    for (int number = 0; number < grants; number++) {
      identityCenter.assignByBoundary(Expired.put(stored, number, expiry));
    }
    Delayed delayed = new Delayed(DELAY);
    RequestStore store = delayed.port(RequestStore.class, stored);
    Forks sideBySide = new Forks(forks);
    AtomicInteger actors = new AtomicInteger();
    GrantPorts ports =
        new GrantPorts(
            store,
            delayed.port(GrantProvisioner.class, identityCenter),
            sideBySide,
            clock,
            SweepWiring::sleep,
            () -> "actor-" + actors.incrementAndGet(),
            GrantTimes.DEFAULT);
    ExpireGrants janitor =
        new ExpireGrants(
            store,
            new Grants(
                ports, new Adoption(store, delayed.port(RequestHistory.class, stored), clock)),
            new Telling(
                store,
                delayed.port(Notifier.class, new RecordingNotifier(tap)),
                sideBySide,
                clock,
                () -> {}),
            new CountRequests(store, delayed.port(RequestCounts.class, stored), sideBySide, clock),
            new Forks(requests),
            clock,
            SweepWiring::sleep);
    long begin = System.nanoTime();
    SweepReport report = janitor.sweep(Duration.ZERO, clock.instant().plus(Duration.ofMinutes(10)));
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (report.revoked() != grants) {
      throw new IllegalStateException("of " + grants + " grants: " + report);
    }
    return new Took(grants, delayed.calls(), seconds);
  }

  private static void sleep(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
