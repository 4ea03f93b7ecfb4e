package io.boundary.sandbox;

/** The sandbox cannot start; the message says why in one line. */
public final class SandboxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A reason in one line. */
  public SandboxException(String message) {
    super(message);
  }

  /** A reason in one line, with what caused it. */
  public SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
