package io.boundary.cli.output;

/** A colour or weight, for screens that have colours. */
public enum Ink {
  PLAIN(""),
  BOLD("1"),
  DIM("2"),
  RED("31"),
  GREEN("32"),
  YELLOW("33"),
  CYAN("36");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** The text in this colour, or as it is where the screen has none. */
  public String on(Screen screen, String text) {
    return this == PLAIN || !screen.colour() ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
  }
}
