package io.boundary.aws.organizations;

import io.boundary.aws.AwsErrors;
import io.boundary.broker.port.FactUnavailableException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.ChildNotFoundException;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;

/** Reads of Organizations; a failure is a fact that cannot be read, lasting or passing. */
final class OrganizationsCalls {

  private OrganizationsCalls() {}

  static <T> T call(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (AccountNotFoundException e) {
      throw new FactUnavailableException(
          "there is no such account in this organization; please check its number", true, e);
    } catch (SdkException e) {
      throw new FactUnavailableException(
          what + " cannot be read: " + AwsErrors.code(e), isLasting(e), e);
    }
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
