package io.boundary.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChartsTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final Charts CHARTS = new Charts(FIRST.datesUntil(FIRST.plusDays(4)).toList());

  @Test
  void bars_whenThereIsNothing_areEmptyAndSaySo() {
    Chart chart = CHARTS.bars("g", "Grants", "grants", "", List.of());

    assertThat(chart.isEmpty()).isTrue();
    assertThat(chart.bars()).isEmpty();
    assertThat(chart.number()).isEqualTo("0");
  }

  @Test
  void bars_whenStacked_standOnEachOtherWithinTheBoard() {
    Series one = new Series("One", Map.of(FIRST, 3L, SECOND, 1L));
    Series two = new Series("Two", Map.of(FIRST, 2L));

    Chart chart = CHARTS.bars("g", "Grants", "grants", "", List.of(one, two));

    assertThat(chart.number()).isEqualTo("6");
    assertThat(chart.top()).isEqualTo("5");
    assertThat(chart.bars()).hasSize(3);
    Chart.Bar lower = chart.bars().get(0);
    Chart.Bar upper = chart.bars().get(1);
    assertThat(lower.y() + lower.height()).isEqualTo(Chart.HEIGHT);
    assertThat(upper.y() + upper.height()).isEqualTo(lower.y());
    assertThat(upper.y()).isBetween(0.0, 20.0);
    assertThat(chart.legend()).extracting(Chart.Legend::total).containsExactly("4", "2");
    assertThat(chart.slots().get(0).text()).isEqualTo("1 Jan: 5 grants (One 3, Two 2)");
    assertThat(chart.table())
        .containsExactly(List.of("2 Jan", "1", "0"), List.of("1 Jan", "3", "2"));
  }

  @Test
  void line_whenThereIsOnePoint_isADotWithoutALine() {
    Chart chart =
        CHARTS.line(
            "m",
            "Median",
            "",
            Optional.of(Duration.ofSeconds(42)),
            new Series("Median", Map.of(SECOND, 42L)));

    assertThat(chart.dots()).hasSize(1);
    assertThat(chart.segments()).isEmpty();
    assertThat(chart.number()).isEqualTo("42 s");
    assertThat(chart.top()).isEqualTo("1 min");
  }

  @Test
  void line_whenADayHasNone_hasAGap() {
    Series line = new Series("Median", Map.of(FIRST, 0L, SECOND, 10L, FIRST.plusDays(3), 5L));

    Chart chart = CHARTS.line("m", "Median", "", Optional.empty(), line);

    assertThat(chart.dots()).hasSize(3);
    assertThat(chart.segments()).hasSize(1);
    assertThat(chart.number()).isEqualTo("–");
  }

  @Test
  void scale_whateverTheMost_isNotBelowIt() {
    for (long most : new long[] {0, 1, 2, 3, 7, 10, 11, 99, 100, 501, 123_456_789L}) {
      assertThat(Scale.counts(most)).isBetween(Math.max(1, most), Math.max(1, most * 5 / 2 + 1));
      assertThat(Scale.seconds(most)).isGreaterThanOrEqualTo(most);
    }
  }
}
