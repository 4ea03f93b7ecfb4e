package io.boundary.cli.output;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * What a command writes to.
 *
 * @param terminal whether somebody reads it as it is written; else it is a pipe or a file
 * @param columns how wide a line of a terminal is; of a pipe, how wide prose is
 * @param colour whether escape codes for colours are understood and wanted
 * @param unicode whether characters beyond ASCII can be shown
 */
public record Screen(boolean terminal, int columns, boolean colour, boolean unicode) {

  private static final int NARROWEST = 40;
  private static final int WIDEST_PROSE = 100;
  private static final int USUAL = 80;

  /** A pipe or a file: plain text. */
  public static final Screen PLAIN = new Screen(false, USUAL, false, false);

  /**
   * Colours are for terminals alone, and not where {@code NO_COLOR} has a value.
   *
   * @param columns of the terminal; 0 where that is not known
   * @see <a href="https://no-color.org">NO_COLOR</a>
   */
  public static Screen of(
      Map<String, String> environment, boolean terminal, int columns, Charset charset) {
    boolean unwanted =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    return new Screen(
        terminal,
        terminal && columns > 0 ? Math.max(NARROWEST, columns) : USUAL,
        terminal && !unwanted,
        charset.newEncoder().canEncode('✓'));
  }

  /** How wide a paragraph may be and still be read with ease. */
  public int proseColumns() {
    return Math.min(WIDEST_PROSE, columns);
  }

  /** How wide a table may be: a pipe takes any width, and nothing is cut for it. */
  int tableColumns() {
    return terminal ? columns : Integer.MAX_VALUE;
  }

  /** What stands for the rest of a text that was cut. */
  String ellipsis() {
    return unicode ? "…" : "...";
  }
}
