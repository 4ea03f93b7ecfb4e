package io.boundary.aws.identitycenter;

import io.boundary.aws.PacedCalls.OutOfTimeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bounds how many creations this process has in flight: AWS allows 15 over all processes, and no
 * more for money. A slot is taken before a creation is begun, and given back once it is seen to be
 * final; one that nobody follows to its end is given back at the deadline of whoever began it.
 */
final class CreationSlots {

  private static final Duration A_LOOK = Duration.ofMillis(250);

  /**
   * Whoever waits longer keeps a thread from ending what is over. A creation that finds no slot
   * comes again.
   */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final int most;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private final Map<String, Instant> followed = new HashMap<>();
  private int beginning;
  private long lost;

  CreationSlots(int most, Clock clock) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one creation must be possible");
    }
    this.most = most;
    this.clock = clock;
  }

  /**
   * Waits a little for a slot.
   *
   * @throws OutOfTimeException where there is none in time
   */
  void take(Instant deadline) {
    lock.lock();
    try {
      Instant patience = clock.instant().plus(LONGEST_WAIT);
      Instant last = patience.isBefore(deadline) ? patience : deadline;
      while (!isFree()) {
        Duration left = Duration.between(clock.instant(), last);
        if (left.isNegative() || left.isZero()) {
          throw OutOfTimeException.untried("a creation");
        }
        // Not longer than that, since a follower's deadline may come, which wakes nobody.
        long unused = freed.awaitNanos(Math.min(left.toNanos(), A_LOOK.toNanos()));
      }
      beginning++;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw OutOfTimeException.untried("a creation");
    } finally {
      lock.unlock();
    }
  }

  /** The slot that was taken is this creation's, at the latest until then. */
  void begun(String id, Instant until) {
    lock.lock();
    try {
      beginning--;
      followed.put(id, until);
    } finally {
      lock.unlock();
    }
  }

  /** Nobody knows whether the creation was begun: the slot stays taken until then. */
  void lost(Instant until) {
    lock.lock();
    try {
      begun("lost " + lost++, until);
    } finally {
      lock.unlock();
    }
  }

  /** The slot that was taken is not needed. */
  void notBegun() {
    lock.lock();
    try {
      beginning--;
      freed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** This creation has come to its end. */
  void ended(String id) {
    lock.lock();
    try {
      if (followed.remove(id) != null) {
        freed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isFree() {
    Instant now = clock.instant();
    followed.values().removeIf(until -> !until.isAfter(now));
    return beginning + followed.size() < most;
  }
}
