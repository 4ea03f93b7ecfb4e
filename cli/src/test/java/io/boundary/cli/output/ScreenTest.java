package io.boundary.cli.output;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {

  @Test
  void of_whenATerminal_hasColoursAndItsWidth() {
    Screen screen = Screen.of(Map.of("TERM", "xterm"), true, 64, UTF_8);

    assertThat(screen).isEqualTo(new Screen(true, 64, true, true));
  }

  @Test
  void of_whenAPipe_isPlainAndOfTheUsualWidth() {
    assertThat(Screen.of(Map.of(), false, 0, UTF_8)).isEqualTo(new Screen(false, 80, false, true));
    assertThat(Screen.of(Map.of(), false, 200, US_ASCII)).isEqualTo(Screen.PLAIN);
  }

  @Test
  void of_whenColoursAreUnwanted_hasNone() {
    assertThat(Screen.of(Map.of("NO_COLOR", "1"), true, 80, UTF_8).colour()).isFalse();
    assertThat(Screen.of(Map.of("TERM", "dumb"), true, 80, UTF_8).colour()).isFalse();
    assertThat(Screen.of(Map.of("NO_COLOR", ""), true, 80, UTF_8).colour()).isTrue();
  }

  @Test
  void of_whenTheTerminalIsVeryWideOrVeryNarrow_staysReadable() {
    Screen wide = Screen.of(Map.of(), true, 400, UTF_8);

    assertThat(wide.proseColumns()).isEqualTo(100);
    assertThat(wide.tableColumns()).isEqualTo(400);
    assertThat(Screen.of(Map.of(), true, 7, UTF_8).columns()).isEqualTo(40);
  }
}
