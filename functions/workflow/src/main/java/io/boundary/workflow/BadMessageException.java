package io.boundary.workflow;

/** A queue message that is not of the contract; the text never holds what the message held. */
final class BadMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadMessageException(String message) {
    super(message);
  }

  BadMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
