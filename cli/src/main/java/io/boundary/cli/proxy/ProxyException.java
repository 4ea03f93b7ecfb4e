package io.boundary.cli.proxy;

/** The proxy cannot start; the message says why in one line. */
public final class ProxyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A reason in one line. */
  public ProxyException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A reason in one line. */
  public ProxyException(String message) {
    super(message);
  }
}
