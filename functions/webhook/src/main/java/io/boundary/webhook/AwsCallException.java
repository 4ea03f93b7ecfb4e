package io.boundary.webhook;

/** A call to AWS failed. The message names the call and the kind of failure, and no value. */
final class AwsCallException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean maybeDone;

  /** It surely did nothing. */
  AwsCallException(String message) {
    super(message);
    this.maybeDone = false;
  }

  /** It surely did nothing. */
  AwsCallException(String message, Throwable cause) {
    super(message, cause);
    this.maybeDone = false;
  }

  private AwsCallException(String message, Throwable cause, boolean maybeDone) {
    super(message, cause);
    this.maybeDone = maybeDone;
  }

  /** The same failure, where an attempt of the call may have taken effect all the same. */
  AwsCallException orMaybeDone() {
    return new AwsCallException(String.valueOf(getMessage()), this, true);
  }

  /** Whether the call may have taken effect, without its answer having arrived. */
  boolean maybeDone() {
    return maybeDone;
  }
}
