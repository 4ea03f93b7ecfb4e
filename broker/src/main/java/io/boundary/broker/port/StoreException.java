package io.boundary.broker.port;

/**
 * The store is out of reach, or did not say what became of a write, or holds something that cannot
 * be read.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  public StoreException(String message, Throwable cause) {
    this(message, cause, false);
  }

  public StoreException(String message) {
    super(message);
    this.lasting = false;
  }

  private StoreException(String message, Throwable cause, boolean lasting) {
    super(message, cause);
    this.lasting = lasting;
  }

  /** What is stored cannot be understood, however often it is read. */
  public static StoreException unreadable(String message, Throwable cause) {
    return new StoreException(message, cause, true);
  }

  /** Whether waiting does not help: somebody has to look at what is stored. */
  public boolean lasting() {
    return lasting;
  }
}
