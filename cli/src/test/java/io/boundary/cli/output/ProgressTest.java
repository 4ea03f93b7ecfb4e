package io.boundary.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter err = new StringWriter();

  private Progress progress(boolean shown) {
    return new Progress(new PrintWriter(err), shown, 40, "asking AWS", () -> {});
  }

  @Test
  void tick_whenASecondHasPassed_showsWhatAndHowLongAndGoesAway() {
    try (Progress progress = progress(true)) {
      progress.tick(Duration.ofMillis(999));
      assertThat(err.toString()).isEmpty();

      progress.tick(Duration.ofSeconds(3));
      assertThat(err.toString()).endsWith("asking AWS ... 3 s");

      progress.say("7 of 9 and some more words than a line has room for");
      progress.tick(Duration.ofSeconds(4));
      assertThat(err.toString()).contains("7 of 9").endsWith("...");
    }
    assertThat(err.toString()).endsWith("\r\u001B[K");
  }

  @Test
  void tick_whenNobodyWatches_saysNothing() {
    try (Progress progress = progress(false)) {
      progress.tick(Duration.ofSeconds(30));
    }
    assertThat(err.toString()).isEmpty();
  }
}
