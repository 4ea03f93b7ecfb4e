package io.boundary.aws.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.aws.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

  private static final Instant T0 = Instant.parse("2026-01-05T09:00:00Z");
  private static final Instant NEVER = T0.plus(Duration.ofDays(1));

  private final ManualTime time = new ManualTime(T0);

  @Test
  void acquire_whenManyCome_thenNeverMoreThanTheRateAfterTheBurst() {
    RateLimiter limiter = new RateLimiter(20, 2, time, time);
    for (int n = 0; n < 42; n++) {
      assertThat(limiter.acquire(NEVER)).isTrue();
    }
    assertThat(time.sleeps()).hasSize(40).containsOnly(Duration.ofMillis(50));
    assertThat(time.instant()).isEqualTo(T0.plusSeconds(2));
  }

  @Test
  void acquire_whenIdleForLong_thenTheBurstDoesNotGrow() {
    RateLimiter limiter = new RateLimiter(10, 2, time, time);
    time.move(Duration.ofHours(1));
    for (int n = 0; n < 3; n++) {
      assertThat(limiter.acquire(NEVER)).isTrue();
    }
    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void acquire_whenTheTurnComesTooLate_thenRefusesAtOnceAndUsesNoTurnUp() {
    RateLimiter limiter = new RateLimiter(1, 1, time, time);
    assertThat(limiter.acquire(NEVER)).isTrue();
    assertThat(limiter.acquire(T0.plusSeconds(1))).isFalse();
    assertThat(limiter.acquire(T0)).isFalse();
    assertThat(time.sleeps()).isEmpty();

    assertThat(limiter.acquire(NEVER)).isTrue();
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void acquire_whenTheClockIsPutBack_thenNobodyWaitsForTheLostTime() {
    RateLimiter limiter = new RateLimiter(1, 1, time, time);
    assertThat(limiter.acquire(NEVER)).isTrue();
    time.move(Duration.ofHours(-1));
    assertThat(limiter.acquire(NEVER)).isTrue();
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1));
  }
}
