package io.boundary.aws.organizations;

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
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.ChildNotFoundException;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;

/**
 * Reads of Organizations, tried again for a few seconds while it is busy or out of order; a failure
 * is a fact that cannot be read, lasting or passing.
 */
public final class OrganizationsCalls {

  private static final int SERVER_ERROR = 500;

  private final Duration patience;
  private final PacedCalls calls;
  private final Clock clock;

  /**
   * Calls with this patience.
   *
   * @param patience no new attempt begins after that time
   * @param budget shared by all that call Organizations from this process
   */
  public OrganizationsCalls(
      Duration patience, CallBudget budget, Backoff backoff, Clock clock, Sleeper sleeper) {
    this.patience = patience;
    this.calls = new PacedCalls(budget, backoff, clock, sleeper);
    this.clock = clock;
  }

  /** The answer of one call: of one page, where there are several. */
  <T> T call(String what, Supplier<T> call) {
    try {
      return calls.call(what, clock.instant().plus(patience), OrganizationsCalls::isPassing, call);
    } catch (AccountNotFoundException e) {
      throw new FactUnavailableException(
          "there is no such account in this organization; please check its number", true, e);
    } catch (SdkException e) {
      throw new FactUnavailableException(
          what + " cannot be read: " + AwsErrors.code(e), isLasting(e), e);
    } catch (OutOfTimeException e) {
      throw new FactUnavailableException(what + " cannot be read: too many wait", false, e);
    }
  }

  private static boolean isPassing(SdkException e) {
    return !(e instanceof AwsServiceException service)
        || service.isThrottlingException()
        || service.statusCode() >= SERVER_ERROR;
  }

  private static boolean isLasting(SdkException e) {
    return e instanceof AccountNotFoundException
        || e instanceof ChildNotFoundException
        || e instanceof TargetNotFoundException
        || e instanceof AccessDeniedException
        || e instanceof InvalidInputException
        || e instanceof AwsOrganizationsNotInUseException;
  }
}
