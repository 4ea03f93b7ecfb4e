package io.boundary.aws.dynamodb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/** Times as epoch seconds and spans as seconds: decimal numbers, exact to the nanosecond. */
final class Epoch {

  private static final int NANO_DIGITS = 9;

  private Epoch() {}

  static String number(Instant time) {
    return decimal(time.getEpochSecond(), time.getNano());
  }

  static String number(Duration span) {
    return decimal(span.getSeconds(), span.getNano());
  }

  static Instant instant(BigDecimal seconds) {
    BigInteger whole = seconds.setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
    return Instant.ofEpochSecond(whole.longValueExact(), nanos(seconds, whole));
  }

  static Duration span(BigDecimal seconds) {
    BigInteger whole = seconds.setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
    return Duration.ofSeconds(whole.longValueExact(), nanos(seconds, whole));
  }

  /** The time in whole seconds, rounded up, as DynamoDB's time to live wants it. */
  static long wholeSeconds(Instant time) {
    return time.getNano() == 0 ? time.getEpochSecond() : time.getEpochSecond() + 1;
  }

  private static String decimal(long seconds, int nanos) {
    BigDecimal value =
        BigDecimal.valueOf(seconds)
            .add(BigDecimal.valueOf(nanos, NANO_DIGITS))
            .stripTrailingZeros();
    return value.signum() == 0 ? "0" : value.toPlainString();
  }

  private static long nanos(BigDecimal seconds, BigInteger whole) {
    return seconds
        .subtract(new BigDecimal(whole))
        .movePointRight(NANO_DIGITS)
        .setScale(0, RoundingMode.DOWN)
        .longValueExact();
  }
}
