package io.boundary.sandbox.aws;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A fault to play.
 *
 * @param service {@code sso}, {@code identitystore}, {@code organizations}, {@code ssm}, {@code
 *     sts}, {@code dynamodb}, {@code sqs}, {@code slack}, or {@code *}
 * @param operation the API's operation (Slack: the method, or {@code response_url}), or {@code *}
 * @param skip how many matching calls pass unharmed first
 * @param count how many times; {@link #UNTIL_CLEARED} for no limit
 * @param delay how long, for DELAY, and at most, for HANG; what Retry-After says, for THROTTLE
 * @param error the error code to answer with, where the kind's usual one will not do; for FAILED
 *     the reason
 * @param function whose calls, by the function that holds the access key; empty for everybody's
 */
public record Fault(
    String service,
    String operation,
    Kind kind,
    int skip,
    int count,
    Duration delay,
    Optional<String> error,
    Optional<String> function) {

  /** No limit but {@link Faults#clear}. */
  public static final int UNTIL_CLEARED = Integer.MAX_VALUE;

  /** What goes wrong. */
  public enum Kind {
    /** An internal error, and nothing was done. */
    FAIL_BEFORE,
    /** It was done, and then an internal error is answered. */
    FAIL_AFTER,
    /** Too many calls, and nothing was done. */
    THROTTLE,
    /** It takes longer, and is then done. */
    DELAY,
    /** No answer until the fault is cleared, then a broken connection; nothing was done. */
    HANG,
    /** The connection breaks, and nothing was done. */
    RESET,
    /** It was done, and then the connection breaks. */
    RESET_AFTER,
    /** It was done, and then the connection breaks in the middle of the answer. */
    HALF_ANSWER,
    /** The asynchronous operation is accepted and ends FAILED. */
    FAILED;

    /** A kind by its name, in any case, with hyphens or underscores. */
    public static Optional<Kind> parse(String text) {
      try {
        return Optional.of(valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')));
      } catch (IllegalArgumentException unknown) {
        return Optional.empty();
      }
    }
  }

  public Fault {
    if (count < 1) {
      throw new IllegalArgumentException("a fault plays at least once");
    }
    if (skip < 0) {
      throw new IllegalArgumentException("a fault skips no fewer than no calls");
    }
  }

  /** A fault for everybody's calls. */
  public static Fault of(String service, String operation, Kind kind, int count) {
    return new Fault(
        service,
        operation,
        kind,
        0,
        count,
        Duration.ofSeconds(1),
        Optional.empty(),
        Optional.empty());
  }

  boolean matches(String calledService, String calledOperation, String caller) {
    return (service.equals("*") || service.equals(calledService))
        && (operation.equals("*") || operation.equals(calledOperation))
        && (function.isEmpty() || function.get().equals(caller));
  }

  Fault skipped() {
    return new Fault(service, operation, kind, skip - 1, count, delay, error, function);
  }

  Fault played() {
    return count == UNTIL_CLEARED
        ? this
        : new Fault(service, operation, kind, skip, Math.max(1, count - 1), delay, error, function);
  }
}
