package io.boundary.broker.port;

/**
 * A fact that a decision needs cannot be read. Nothing is granted then: the request waits out a
 * passing outage, and ends in ERROR where the failure is lasting.
 */
public final class FactUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  /**
   * A fact that cannot be read.
   *
   * @param message what cannot be read, for people: no e-mail address, no secret
   * @param lasting whether waiting is pointless (access denied, not found)
   */
  public FactUnavailableException(String message, boolean lasting, Throwable cause) {
    super(message, cause);
    this.lasting = lasting;
  }

  public FactUnavailableException(String message, boolean lasting) {
    super(message);
    this.lasting = lasting;
  }

  public boolean lasting() {
    return lasting;
  }
}
