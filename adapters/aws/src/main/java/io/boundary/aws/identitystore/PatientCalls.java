package io.boundary.aws.identitystore;

import io.boundary.aws.AwsErrors;
import io.boundary.aws.Backoff;
import io.boundary.aws.Sleeper;
import io.boundary.broker.port.FactUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.identitystore.model.AccessDeniedException;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ThrottlingException;
import software.amazon.awssdk.services.identitystore.model.ValidationException;

/**
 * Reads of the Identity Store, tried again for a few seconds while it is busy or out of order. The
 * service may say how long to wait.
 */
public final class PatientCalls {

  private static final int SERVER_ERROR = 500;

  private final Duration patience;
  private final Backoff backoff;
  private final Clock clock;
  private final Sleeper sleeper;

  /**
   * Calls with this patience.
   *
   * @param patience no new attempt begins after that time
   */
  public PatientCalls(Duration patience, Backoff backoff, Clock clock, Sleeper sleeper) {
    this.patience = patience;
    this.backoff = backoff;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * The call's answer.
   *
   * @throws ResourceNotFoundException as the service does: only the caller knows its meaning
   * @throws FactUnavailableException for all other failures, without the service's own words
   */
  <T> T call(String what, Supplier<T> call) {
    Instant end = clock.instant().plus(patience);
    for (int attempt = 0; ; attempt++) {
      try {
        return call.get();
      } catch (ResourceNotFoundException e) {
        throw e;
      } catch (SdkException e) {
        Duration pause = pause(e, attempt);
        if (!isPassing(e) || clock.instant().plus(pause).isAfter(end) || !sleeper.sleep(pause)) {
          throw new FactUnavailableException(
              what + " cannot be read: " + AwsErrors.code(e), isLasting(e));
        }
      }
    }
  }

  private Duration pause(SdkException e, int attempt) {
    Duration own = backoff.delay(attempt);
    return asked(e).filter(asked -> asked.compareTo(own) > 0).orElse(own);
  }

  private static Optional<Duration> asked(SdkException e) {
    return e instanceof ThrottlingException throttled
        ? Optional.ofNullable(throttled.retryAfterSeconds()).map(Duration::ofSeconds)
        : Optional.empty();
  }

  private static boolean isPassing(SdkException e) {
    return !(e instanceof AwsServiceException service)
        || service.isThrottlingException()
        || service.statusCode() >= SERVER_ERROR;
  }

  private static boolean isLasting(SdkException e) {
    return e instanceof AccessDeniedException || e instanceof ValidationException;
  }
}
