package io.boundary.cli.output;

/** One value of a table; the text is made harmless for terminals. */
public record Cell(String text, Ink ink) {

  public Cell {
    text = Text.oneLine(text);
  }

  /** A value in the usual colour. */
  public static Cell of(Object value) {
    return new Cell(value.toString(), Ink.PLAIN);
  }
}
