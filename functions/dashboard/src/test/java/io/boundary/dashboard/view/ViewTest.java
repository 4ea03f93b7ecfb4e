package io.boundary.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ViewTest {

  private static final Instant START = Instant.parse("2026-01-06T10:00:00Z");

  @Test
  void meter_whenTimeGoesOn_tellsWhatIsLeft() {
    Instant end = START.plus(Duration.ofHours(4));

    Meter begun = Meter.left(START, end, START);
    Meter near = Meter.left(START, end, end.minusSeconds(59));
    Meter over = Meter.left(START, end, end.plusSeconds(1));

    assertThat(begun.text()).isEqualTo("4 h left");
    assertThat(begun.permille()).isZero();
    assertThat(near.text()).isEqualTo("59 s left");
    assertThat(near.isLate()).isTrue();
    assertThat(over.text()).isEqualTo("ending now");
    assertThat(over.permille()).isEqualTo(1000);
  }

  @Test
  void meter_whenItEndsAsItBegins_isFull() {
    assertThat(Meter.age(START, START, START.plusSeconds(5)).permille()).isEqualTo(1000);
  }

  @Test
  void bound_whenThereIsMore_saysSo() {
    assertThat(Bound.of(81, 80, false).text()).isEqualTo("80+");
    assertThat(Bound.of(80, 80, false).text()).isEqualTo("80");
    assertThat(Bound.of(3, 80, true).text()).isEqualTo("3+");
    assertThat(Bound.exactly(1234).text()).isEqualTo("1,234");
  }

  @Test
  void span_whateverTheLength_hasTwoUnitsAtMost() {
    assertThat(Words.span(Duration.ofSeconds(-3))).isEqualTo("0 s");
    assertThat(Words.span(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
    assertThat(Words.span(Duration.ofMinutes(65))).isEqualTo("1 h 5 min");
    assertThat(Words.span(Duration.ofHours(49))).isEqualTo("2 d 1 h");
  }
}
