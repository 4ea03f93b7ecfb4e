package io.boundary.sandbox.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The faults that are switched on. Safe to call from any thread. */
public final class Faults {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition cleared = lock.newCondition();
  private final List<Fault> active = new ArrayList<>();
  private final Map<String, Integer> played = new TreeMap<>();
  private long clearings;

  /** Switches a fault on, beside the others. */
  public void add(Fault fault) {
    lock.lock();
    try {
      active.add(fault);
    } finally {
      lock.unlock();
    }
  }

  /** Switches all faults off and lets hanging calls go. */
  public void clear() {
    lock.lock();
    try {
      active.clear();
      clearings++;
      cleared.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The faults that are on, with what is left of their counts. */
  public List<Fault> active() {
    lock.lock();
    try {
      return List.copyOf(active);
    } finally {
      lock.unlock();
    }
  }

  /** How often which fault was played so far, by service and kind, such as {@code sso throttle}. */
  public Map<String, Integer> played() {
    lock.lock();
    try {
      return Map.copyOf(played);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The fault to play on this call, FAILED ones aside; its count goes down. Delays that match are
   * waited out first.
   */
  public Optional<Fault> onCall(String service, String operation, String caller)
      throws InterruptedException {
    Optional<Fault> slow =
        take(service, f -> f.kind() == Fault.Kind.DELAY && f.matches(service, operation, caller));
    if (slow.isPresent()) {
      TimeUnit.MILLISECONDS.sleep(slow.get().delay().toMillis());
    }
    return take(
        service,
        f ->
            f.kind() != Fault.Kind.DELAY
                && f.kind() != Fault.Kind.FAILED
                && f.matches(service, operation, caller));
  }

  /** How the asynchronous operation that is being accepted is bound to fail, where it is. */
  public Optional<String> failure(String service, String operation) {
    return take(service, f -> f.kind() == Fault.Kind.FAILED && f.matches(service, operation, ""))
        .map(f -> f.error().orElse("the simulated operation was told to fail"));
  }

  /** Waits until all faults are cleared, at most so long. */
  public void hang(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long seen = clearings;
      long left = atMost.toNanos();
      while (seen == clearings && left > 0) {
        left = cleared.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private Optional<Fault> take(String service, Predicate<Fault> wanted) {
    lock.lock();
    try {
      for (int i = 0; i < active.size(); i++) {
        Fault fault = active.get(i);
        if (wanted.test(fault)) {
          if (fault.skip() > 0) {
            active.set(i, fault.skipped());
            continue;
          }
          if (fault.count() == 1) {
            active.remove(i);
          } else {
            active.set(i, fault.played());
          }
          played.merge(
              service + " " + fault.kind().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
          return Optional.of(fault);
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }
}
