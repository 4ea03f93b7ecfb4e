package io.boundary.broker.port;

/**
 * Identity Center did not do as asked.
 *
 * <p>{@link Effect} says what is known of the call: {@code NONE} where it surely changed nothing
 * (it was throttled, refused, or never sent), {@code UNKNOWN} where it may have (a time-out, a
 * broken connection, a server error).
 */
public final class ProvisionerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Effect effect;
  private final boolean lasting;
  private final boolean tooLate;

  /** What the failed call may have done. */
  public enum Effect {
    NONE,
    UNKNOWN
  }

  /**
   * A failed call.
   *
   * @param lasting whether trying again is pointless (access denied, a malformed or unknown
   *     resource)
   */
  public ProvisionerException(String message, Effect effect, boolean lasting, Throwable cause) {
    this(message, effect, lasting, false, cause);
  }

  private ProvisionerException(
      String message, Effect effect, boolean lasting, boolean tooLate, Throwable cause) {
    super(message, cause);
    this.effect = effect;
    this.lasting = lasting;
    this.tooLate = tooLate;
  }

  /** A call that was not made, since its deadline had come. */
  public static ProvisionerException outOfTime(String what) {
    return new ProvisionerException(
        what + " was not tried: its time is over",
        Effect.NONE,
        false,
        true,
        new IllegalStateException(what));
  }

  public Effect effect() {
    return effect;
  }

  public boolean lasting() {
    return lasting;
  }

  /** Whether nothing failed: there was no time left to call. */
  public boolean tooLate() {
    return tooLate;
  }
}
