package io.boundary.aws.identitycenter;

import io.boundary.aws.AwsErrors;
import io.boundary.aws.PacedCalls;
import io.boundary.aws.PacedCalls.OutOfTimeException;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.ProvisionerException.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

/**
 * Calls of sso-admin: each waits for its turn, ends by the deadline, and is tried again, with
 * growing pauses, while Identity Center is busy (throttling, or an earlier write that has not
 * propagated). All else is told to the caller at once, with what is known of its effect.
 *
 * <p>In a {@link Reading}, a call whose time is over before it could be made, or whose answer did
 * not come in its time, is an {@link OutOfTimeException}: who shares a read may have more time than
 * who makes it.
 */
final class SsoAdminCalls {

  /** Whether a call can change anything. */
  enum Kind {
    READ,
    CHANGE
  }

  private static final int REQUEST_TIMEOUT = 408;
  private static final int SERVER_ERROR = 500;

  private final PacedCalls calls;

  SsoAdminCalls(PacedCalls calls) {
    this.calls = calls;
  }

  /** Begins a read of several calls: waits for the turn of the first. */
  Reading reading(String what, Instant deadline) {
    calls.turn(what, deadline);
    return new Reading(deadline);
  }

  /** A read of several calls; the turns of all but the first are waited for as they come. */
  final class Reading {
    private final Instant deadline;
    private boolean first = true;

    private Reading(Instant deadline) {
      this.deadline = deadline;
    }

    /** The next call's answer. */
    <T> T call(String what, Function<AwsRequestOverrideConfiguration, T> call) {
      if (!first) {
        calls.turn(what, deadline);
      }
      first = false;
      return callInTurn(what, Kind.READ, deadline, call);
    }
  }

  /**
   * The call's answer.
   *
   * @param call makes the call with the time-outs that it is given
   * @throws ResourceNotFoundException as Identity Center does: only the caller knows its meaning
   * @throws ProvisionerException for all other failures, and where time was over
   */
  <T> T call(
      String what, Kind kind, Instant deadline, Function<AwsRequestOverrideConfiguration, T> call) {
    try {
      calls.turn(what, deadline);
      return callInTurn(what, kind, deadline, call);
    } catch (OutOfTimeException e) {
      throw outOfTime(e);
    }
  }

  /** What a call that ran out of time is to the port: it changed nothing. */
  static ProvisionerException outOfTime(OutOfTimeException e) {
    return e.tried()
        ? new ProvisionerException(String.valueOf(e.getMessage()), Effect.NONE, false, e)
        : ProvisionerException.outOfTime(e.what());
  }

  private <T> T callInTurn(
      String what, Kind kind, Instant deadline, Function<AwsRequestOverrideConfiguration, T> call) {
    try {
      return calls.callInTurn(
          what, deadline, SsoAdminCalls::isBusy, () -> call.apply(timeouts(what, deadline)));
    } catch (ResourceNotFoundException e) {
      throw e;
    } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException e) {
      if (kind == Kind.READ) {
        throw OutOfTimeException.unanswered(what);
      }
      throw failed(what, kind, e);
    } catch (SdkException e) {
      throw failed(what, kind, e);
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
    Duration left = Duration.between(calls.clock().instant(), deadline);
    if (left.toMillis() <= 0) {
      throw OutOfTimeException.untried(what);
    }
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(left)
        .apiCallAttemptTimeout(left)
        .build();
  }

  private static boolean isBusy(SdkException e) {
    return e instanceof ConflictException || PacedCalls.isThrottling(e);
  }

  /** Whether the service answered that it did not do it. */
  private static boolean wasRefused(SdkException e) {
    return isBusy(e)
        || (e instanceof AwsServiceException service
            && service.statusCode() < SERVER_ERROR
            && service.statusCode() != REQUEST_TIMEOUT);
  }
}
