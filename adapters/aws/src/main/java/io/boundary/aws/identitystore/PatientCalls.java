package io.boundary.aws.identitystore;

import io.boundary.aws.AwsErrors;
import io.boundary.aws.Backoff;
import io.boundary.aws.CallBudget;
import io.boundary.aws.PacedCalls;
import io.boundary.aws.PacedCalls.OutOfTimeException;
import io.boundary.aws.Sleeper;
import io.boundary.broker.port.FactUnavailableException;
import java.time.Clock;
import java.time.Duration;
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
  private final PacedCalls calls;
  private final Clock clock;

  /**
   * Calls with this patience.
   *
   * @param patience no new attempt begins after that time
   * @param budget shared by all that call the Identity Store from this process
   */
  public PatientCalls(
      Duration patience, CallBudget budget, Backoff backoff, Clock clock, Sleeper sleeper) {
    this.patience = patience;
    this.calls = new PacedCalls(budget, backoff, clock, sleeper, PatientCalls::asked);
    this.clock = clock;
  }

  /**
   * The call's answer.
   *
   * @throws ResourceNotFoundException as the service does: only the caller knows its meaning
   * @throws FactUnavailableException for all other failures, without the service's own words
   */
  <T> T call(String what, Supplier<T> call) {
    try {
      return calls.call(what, clock.instant().plus(patience), PatientCalls::isPassing, call);
    } catch (ResourceNotFoundException e) {
      throw e;
    } catch (SdkException e) {
      throw new FactUnavailableException(
          what + " cannot be read: " + AwsErrors.code(e), isLasting(e));
    } catch (OutOfTimeException e) {
      throw new FactUnavailableException(what + " cannot be read: too many wait", false);
    }
  }

  private static Duration asked(SdkException e) {
    return e instanceof ThrottlingException throttled && throttled.retryAfterSeconds() != null
        ? Duration.ofSeconds(throttled.retryAfterSeconds())
        : Duration.ZERO;
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
