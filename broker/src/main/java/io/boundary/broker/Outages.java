package io.boundary.broker;

import io.boundary.broker.lifecycle.Outcome;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Which failures are outages of the world outside, and how they are waited out. */
final class Outages {

  /** An outage that lasts longer than this ends a request that has no record yet. */
  static final Duration PATIENCE = Duration.ofHours(1);

  /** A message that could not be worked off for that long needs somebody to look at it. */
  private static final Duration AT_MOST = Duration.ofHours(24);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private Outages() {}

  /** Whether that is an outage rather than a fault of ours. */
  static boolean is(RuntimeException failure) {
    return failure instanceof FactUnavailableException
        || failure instanceof ProvisionerException
        || failure instanceof StoreException;
  }

  /** Whether a fact that is needed before anything is granted will not come any more. */
  static boolean hopeless(RuntimeException failure, Instant receivedAt, Instant now) {
    boolean lasting =
        (failure instanceof FactUnavailableException fact && fact.lasting())
            || (failure instanceof ProvisionerException call && call.lasting())
            || isUnreadable(failure);
    return lasting || now.isAfter(receivedAt.plus(PATIENCE));
  }

  /** Whether it is no outage at all: what is stored cannot be read, now or later. */
  private static boolean isUnreadable(RuntimeException failure) {
    return failure instanceof StoreException store && store.lasting();
  }

  /**
   * Puts the message off; after {@link #AT_MOST}, or at once where something stored cannot be read,
   * it fails instead, and so ends in the dead-letter queue, where somebody sees it.
   */
  static Outcome wait(RuntimeException failure, Instant receivedAt, int attempt, Instant now) {
    if (isUnreadable(failure) || now.isAfter(receivedAt.plus(AT_MOST))) {
      throw failure;
    }
    return Outcome.later(pause(attempt), failure.getClass().getSimpleName() + ": " + why(failure));
  }

  /** How long to wait before the attempt after that many. */
  static Duration pause(int attempt) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt, 6));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** What failed, in words for people. */
  static String why(RuntimeException failure) {
    return Objects.requireNonNullElse(failure.getMessage(), "something failed");
  }
}
