package io.boundary.aws.identitycenter;

import io.boundary.aws.AwsErrors;
import io.boundary.aws.Backoff;
import io.boundary.aws.Sleeper;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.ProvisionerException.Effect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

/**
 * Calls of sso-admin: each waits for its turn, ends by the deadline, and is tried again, with
 * growing pauses, while Identity Center is busy (throttling, or an earlier write that has not
 * propagated). All else is told to the caller at once, with what is known of its effect.
 */
final class SsoAdminCalls {

  /** Whether a call can change anything. */
  enum Kind {
    READ,
    CHANGE
  }

  private static final int REQUEST_TIMEOUT = 408;
  private static final int SERVER_ERROR = 500;

  private final RateLimiter limiter;
  private final Backoff backoff;
  private final Clock clock;
  private final Sleeper sleeper;

  SsoAdminCalls(RateLimiter limiter, Backoff backoff, Clock clock, Sleeper sleeper) {
    this.limiter = limiter;
    this.backoff = backoff;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * The call's answer.
   *
   * @param call makes the call with the time-outs that it is given
   * @throws ResourceNotFoundException as Identity Center does: only the caller knows its meaning
   */
  <T> T call(
      String what, Kind kind, Instant deadline, Function<AwsRequestOverrideConfiguration, T> call) {
    for (int attempt = 0; ; attempt++) {
      if (!limiter.acquire(deadline)) {
        throw ProvisionerException.outOfTime(what);
      }
      AwsRequestOverrideConfiguration timeouts = timeouts(what, deadline);
      try {
        return call.apply(timeouts);
      } catch (ResourceNotFoundException e) {
        throw e;
      } catch (SdkException e) {
        if (!isBusy(e) || !paused(attempt, deadline)) {
          throw failed(what, kind, e);
        }
      }
    }
  }

  /** What a failure that the caller has no own meaning for is to the port. */
  static ProvisionerException failed(String what, Kind kind, SdkException e) {
    boolean lasting =
        e instanceof AccessDeniedException
            || e instanceof ValidationException
            || e instanceof ResourceNotFoundException;
    Effect effect = kind == Kind.READ || wasRefused(e) ? Effect.NONE : Effect.UNKNOWN;
    return new ProvisionerException(what + " failed: " + AwsErrors.code(e), effect, lasting, e);
  }

  private AwsRequestOverrideConfiguration timeouts(String what, Instant deadline) {
    Duration left = Duration.between(clock.instant(), deadline);
    if (left.toMillis() <= 0) {
      throw ProvisionerException.outOfTime(what);
    }
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(left)
        .apiCallAttemptTimeout(left)
        .build();
  }

  private boolean paused(int attempt, Instant deadline) {
    Duration pause = backoff.delay(attempt);
    return clock.instant().plus(pause).isBefore(deadline) && sleeper.sleep(pause);
  }

  private static boolean isBusy(SdkException e) {
    return e instanceof ConflictException
        || (e instanceof AwsServiceException service && service.isThrottlingException());
  }

  /** Whether the service answered that it did not do it. */
  private static boolean wasRefused(SdkException e) {
    return isBusy(e)
        || (e instanceof AwsServiceException service
            && service.statusCode() < SERVER_ERROR
            && service.statusCode() != REQUEST_TIMEOUT);
  }
}
