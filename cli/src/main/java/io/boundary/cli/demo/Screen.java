package io.boundary.cli.demo;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * What the story is written to.
 *
 * @param columns how wide a line may be
 * @param colour whether escape codes for colours are understood and wanted
 * @param unicode whether characters beyond ASCII can be shown
 */
public record Screen(int columns, boolean colour, boolean unicode) {

  private static final int NARROWEST = 40;
  private static final int WIDEST = 100;
  private static final int USUAL = 80;

  /** A pipe or a file: plain text. */
  public static final Screen PLAIN = new Screen(USUAL, false, false);

  /**
   * Colours are for terminals alone, and not where {@code NO_COLOR} has a value.
   *
   * @param columns of the terminal; 0 where that is not known
   * @see <a href="https://no-color.org">NO_COLOR</a>
   */
  static Screen of(
      Map<String, String> environment, boolean terminal, int columns, Charset charset) {
    boolean unwanted =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    int width = terminal && columns > 0 ? columns : USUAL;
    return new Screen(
        Math.max(NARROWEST, Math.min(WIDEST, width)),
        terminal && !unwanted,
        charset.newEncoder().canEncode('✓'));
  }
}
