package io.boundary.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.cli.output.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TellerTest {

  private final StringWriter written = new StringWriter();

  @Test
  void anything_whenLong_isWrappedToTheScreen() {
    Teller teller = teller(new Screen(false, 40, false, false));

    teller.say("one two three four five six seven eight nine ten eleven twelve");
    teller.beside("alice reads", "one two three four five six seven eight nine ten");
    teller.asTold("one two three four five six seven eight nine ten");
    teller.otherwise("one two three four five six seven", "eight nine ten eleven twelve thirteen");

    assertThat(written.toString().lines()).allMatch(line -> line.length() <= 40);
    assertThat(written.toString())
        .contains("  alice reads    one two three four five\n" + " ".repeat(17) + "six");
  }

  @Test
  void asTold_whenPlain_isAsciiAlone() {
    Teller teller = teller(Screen.PLAIN);

    teller.headline("Title");
    teller.beside("alice reads", "wait …");
    teller.asTold("It holds.");
    teller.otherwise("It holds.", "it does not");

    assertThat(written.toString()).isASCII().doesNotContain("\u001B").contains("  ok It holds.");
  }

  @Test
  void asTold_whenInColour_isGreenAndElseTheSame() {
    teller(new Screen(true, 80, true, true)).asTold("It holds.");

    assertThat(written.toString())
        .isEqualTo("  \u001B[32m✓\u001B[0m It holds." + System.lineSeparator());
  }

  @Test
  void debug_whenNotAskedFor_saysNothing() {
    teller(Screen.PLAIN).debug("aws call");

    assertThat(written.toString()).isEmpty();
  }

  private Teller teller(Screen screen) {
    return new Teller(new PrintWriter(written), screen, false);
  }
}
