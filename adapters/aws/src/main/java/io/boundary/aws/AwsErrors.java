package io.boundary.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What may be said of a failed call: the service's code, never its words, which may repeat input.
 */
public final class AwsErrors {

  private AwsErrors() {}

  /** Such as {@code AccessDeniedException (403)}, or what failed on this side. */
  public static String code(SdkException e) {
    return e instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? service.awsErrorDetails().errorCode() + " (" + service.statusCode() + ")"
        : e.getClass().getSimpleName();
  }
}
