package io.boundary.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void delay_whenAttemptsGrow_thenDoublesUpToTheCap() {
    Backoff longest = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), () -> 1.0);
    assertThat(longest.delay(0)).isEqualTo(Duration.ofMillis(100));
    assertThat(longest.delay(1)).isEqualTo(Duration.ofMillis(200));
    assertThat(longest.delay(3)).isEqualTo(Duration.ofMillis(800));
    assertThat(longest.delay(4)).isEqualTo(Duration.ofSeconds(1));
    assertThat(longest.delay(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void delay_whenRandomIsLow_thenAnyPartOfTheSpan() {
    Backoff lucky = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), () -> 0.0);
    assertThat(lucky.delay(3)).isZero();
  }
}
