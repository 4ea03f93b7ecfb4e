package io.boundary.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Calls within a budget: each attempt waits for its turn, and is made again, with growing pauses,
 * while the failure is one that passes and time is left. The client must not retry by itself.
 *
 * @param retryAfter how long the service asked to wait; zero where it did not
 */
public record PacedCalls(
    CallBudget budget,
    Backoff backoff,
    Clock clock,
    Sleeper sleeper,
    Function<SdkException, Duration> retryAfter) {

  /** Time was over, before a call could be made or before it was answered. */
  public static final class OutOfTimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final boolean tried;

    private OutOfTimeException(String what, boolean tried, String why) {
      super(what + why);
      this.what = what;
      this.tried = tried;
    }

    /** The call was not made: its turn would have come too late. */
    public static OutOfTimeException untried(String what) {
      return new OutOfTimeException(what, false, " was not tried: its time is over");
    }

    /** The call was made, and changed nothing, but no answer came. */
    public static OutOfTimeException unanswered(String what) {
      return new OutOfTimeException(what, true, " failed: no answer came in time");
    }

    /** The call. */
    public String what() {
      return what;
    }

    /** Whether the call was made. */
    public boolean tried() {
      return tried;
    }
  }

  /** Calls of a service that never says how long to wait. */
  public PacedCalls(CallBudget budget, Backoff backoff, Clock clock, Sleeper sleeper) {
    this(budget, backoff, clock, sleeper, failure -> Duration.ZERO);
  }

  /**
   * Waits for a turn, to be used by {@link #callInTurn}.
   *
   * @throws OutOfTimeException where it would come too late
   */
  public void turn(String what, Instant deadline) {
    if (!budget.acquire(deadline)) {
      throw OutOfTimeException.untried(what);
    }
  }

  /**
   * The call's answer.
   *
   * @param passes whether a failure may be gone at another attempt
   * @throws OutOfTimeException where no attempt could be made in time
   * @throws SdkException the last failure
   */
  public <T> T call(
      String what, Instant deadline, Predicate<SdkException> passes, Supplier<T> call) {
    turn(what, deadline);
    return callInTurn(what, deadline, passes, call);
  }

  /** The same, where the first attempt's turn has been waited for. */
  public <T> T callInTurn(
      String what, Instant deadline, Predicate<SdkException> passes, Supplier<T> call) {
    for (int attempt = 0; ; attempt++) {
      try {
        return call.get();
      } catch (SdkException e) {
        if (isThrottling(e)) {
          budget.throttled();
        }
        if (!passes.test(e) || !paused(pause(e, attempt), deadline) || !budget.acquire(deadline)) {
          throw e;
        }
      }
    }
  }

  /** Whether the quota was exceeded. */
  public static boolean isThrottling(SdkException e) {
    return e instanceof AwsServiceException service && service.isThrottlingException();
  }

  private Duration pause(SdkException e, int attempt) {
    Duration own = backoff.delay(attempt);
    Duration asked = retryAfter.apply(e);
    return asked.compareTo(own) > 0 ? asked : own;
  }

  private boolean paused(Duration pause, Instant deadline) {
    return !clock.instant().plus(pause).isAfter(deadline) && sleeper.sleep(pause);
  }
}
