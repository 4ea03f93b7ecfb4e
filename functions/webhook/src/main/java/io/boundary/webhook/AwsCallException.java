package io.boundary.webhook;

/** A call to AWS failed. The message names the call and the kind of failure, and no value. */
final class AwsCallException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AwsCallException(String message) {
    super(message);
  }

  AwsCallException(String message, Throwable cause) {
    super(message, cause);
  }
}
