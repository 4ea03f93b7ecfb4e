package io.boundary.broker.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

  private final TestClock wall = new TestClock();
  private long ticks;
  private final SteadyClock steady = new SteadyClock(wall, () -> ticks, Duration.ofSeconds(60));

  @Test
  void instant_whenTheWallClockGoesOn_isTheWallClock() {
    pass(Duration.ofSeconds(5));
    assertThat(steady.instant()).isEqualTo(wall.instant());
    wall.advance(Duration.ofHours(1)); // put forward, or the machine slept
    assertThat(steady.instant()).isEqualTo(wall.instant());
  }

  @Test
  void instant_whenTheWallClockIsPutBack_goesOn() {
    Instant before = steady.instant();
    wall.advance(Duration.ofSeconds(-65));

    assertThat(steady.instant()).isEqualTo(before);
    pass(Duration.ofSeconds(59));
    assertThat(steady.instant()).isEqualTo(before.plusSeconds(59));
  }

  @Test
  void instant_whenItWasPutBackWhileNobodyLooked_goesOn() {
    Instant before = steady.instant();
    pass(Duration.ofSeconds(80));
    wall.advance(Duration.ofSeconds(-65));

    assertThat(steady.instant()).isEqualTo(before.plusSeconds(80));
  }

  @Test
  void instant_whenEveryStepFromBeforeIsOver_followsTheWallClock() {
    assertThat(steady.instant()).isEqualTo(wall.instant());
    wall.advance(Duration.ofHours(-1));
    assertThat(steady.instant()).isAfter(wall.instant());

    pass(Duration.ofSeconds(60));

    assertThat(steady.instant()).isEqualTo(wall.instant());
    pass(Duration.ofSeconds(1));
    assertThat(steady.instant()).isEqualTo(wall.instant());
  }

  @Test
  void instant_whenTheTicksJump_isTheWallClock() {
    ticks += Duration.ofDays(3).toNanos();

    assertThat(steady.instant()).isEqualTo(wall.instant());
  }

  private void pass(Duration time) {
    wall.advance(time);
    ticks += time.toNanos();
  }
}
