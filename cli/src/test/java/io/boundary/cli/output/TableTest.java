package io.boundary.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.cli.output.Table.Column;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Screen TERMINAL = new Screen(true, 40, false, true);

  private final Table table = new Table(Column.whole("ID"), Column.cuttable("REASON"));

  @Test
  void lines_whenInAPipe_areAlignedAndWhole() {
    table.row("req-1", "a reason that is a good deal longer than any terminal is wide");
    table.row("req-22", "short");

    assertThat(table.lines(Screen.PLAIN))
        .containsExactly(
            "ID      REASON",
            "req-1   a reason that is a good deal longer than any terminal is wide",
            "req-22  short");
  }

  @Test
  void lines_whenTheTerminalIsNarrow_cutWhatMayBeCut() {
    table.row("req-0123456789abcdef", "a reason that is too long");

    assertThat(table.lines(TERMINAL).get(1)).isEqualTo("req-0123456789abcdef  a reason that is …");
    assertThat(table.lines(TERMINAL)).allMatch(line -> line.length() <= 40);
  }

  @Test
  void lines_whenEvenThatIsTooWide_showEachRowAsLinesOfItsOwn() {
    Table wide = new Table(Column.whole("ID"), Column.whole("ARN"));
    wide.row("req-0123456789abcdef", "arn:aws:sso:::instance/ssoins-1");
    wide.row("req-2", "arn:2");

    assertThat(wide.lines(TERMINAL))
        .containsExactly(
            "ID   req-0123456789abcdef",
            "ARN  arn:aws:sso:::instance/ssoins-1",
            "",
            "ID   req-2",
            "ARN  arn:2");
  }

  @Test
  void lines_whenInColour_arePaddedByWhatIsSeen() {
    table.row(new Cell("ok", Ink.GREEN), "done");

    assertThat(table.lines(new Screen(true, 40, true, true)))
        .containsExactly(
            "\u001B[1mID\u001B[0m  \u001B[1mREASON\u001B[0m", "\u001B[32mok\u001B[0m  done");
  }

  @Test
  void lines_whenAValueWouldSteerTheTerminal_showItHarmless() {
    table.row("a\u001B[2Jb", "x\ny\u202Ez");

    assertThat(table.lines(Screen.PLAIN)).containsExactly("ID      REASON", "a [2Jb  x y z");
  }

  @Test
  void lines_whenThereAreNoRows_areNone() {
    assertThat(table.lines(TERMINAL)).isEmpty();
  }

  @Test
  void row_whenItHasAnotherNumberOfValues_isRefused() {
    assertThatThrownBy(() -> table.row("one")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void details_whenOnATerminal_wrapLongValuesBesideTheirNames() {
    Details details = new Details().add("Reason", "one two three four five six seven eight nine");

    assertThat(details.lines(TERMINAL))
        .containsExactly("Reason  one two three four five six", "        seven eight nine");
    assertThat(details.lines(Screen.PLAIN)).hasSize(1);
  }
}
