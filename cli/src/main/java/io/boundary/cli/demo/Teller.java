package io.boundary.cli.demo;

import io.boundary.cli.output.Ink;
import io.boundary.cli.output.Screen;
import io.boundary.cli.output.Text;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Writes the story down: wrapped to the screen's width, with colours only where it has them. */
final class Teller {

  private static final String INDENT = "  ";
  private static final int LABEL = 15;

  private final PrintWriter out;
  private final Screen screen;
  private final boolean debug;
  private boolean afterBlank;

  Teller(PrintWriter out, Screen screen, boolean debug) {
    this.out = out;
    this.screen = screen;
    this.debug = debug;
  }

  boolean debugs() {
    return debug;
  }

  /** A headline with a line under it. */
  void headline(String text) {
    line("");
    line(ink(Ink.BOLD, text));
    line(ink(Ink.DIM, (screen.unicode() ? "─" : "-").repeat(text.length())));
  }

  /** A paragraph. */
  void say(String text) {
    line("");
    wrapped(INDENT, INDENT, text).forEach(this::line);
    line("");
  }

  /** What somebody does or reads, beside a label; its own line breaks are kept. */
  void beside(String label, String text) {
    String head = INDENT + pad(label, LABEL);
    String below = " ".repeat(head.length());
    List<String> lines = new ArrayList<>();
    text.strip()
        .lines()
        .forEach(line -> lines.addAll(wrapped(lines.isEmpty() ? head : below, below, line)));
    String first = lines.isEmpty() ? head : lines.remove(0);
    line(ink(Ink.CYAN, first.substring(0, head.length())) + first.substring(head.length()));
    lines.forEach(this::line);
  }

  /** A step that came out as told. */
  void asTold(String text) {
    marked(Ink.GREEN, screen.unicode() ? "✓" : "ok", text);
  }

  /** A step that did not, and what was seen instead. */
  void otherwise(String told, String seen) {
    marked(Ink.RED, screen.unicode() ? "✗" : "NOT AS TOLD:", told);
    beside("  seen instead", seen);
  }

  /** A line of a table: as it is where it fits. */
  void row(String text) {
    if (INDENT.length() + text.length() <= screen.proseColumns()) {
      line(INDENT + text);
    } else {
      wrapped(INDENT, INDENT + INDENT, text).forEach(this::line);
    }
  }

  /** An empty line. */
  void gap() {
    line("");
  }

  /** A detail of the step before. */
  void detail(String text) {
    String margin = INDENT + INDENT;
    wrapped(margin, margin + INDENT, text).forEach(line -> line(ink(Ink.DIM, line)));
  }

  /** What only somebody who looks for a fault wants to read. */
  void debug(String text) {
    if (debug) {
      line(ink(Ink.DIM, INDENT + "| " + text));
    }
  }

  private void marked(Ink ink, String mark, String text) {
    String head = INDENT + mark + " ";
    List<String> lines = wrapped(head, " ".repeat(head.length()), text);
    line(INDENT + ink(ink, mark) + lines.get(0).substring(head.length() - 1));
    lines.subList(1, lines.size()).forEach(this::line);
  }

  private List<String> wrapped(String first, String next, String text) {
    return Text.wrapped(first, next, text, screen.proseColumns());
  }

  /** Never two empty lines in a row. */
  private void line(String text) {
    if (text.isEmpty() && afterBlank) {
      return;
    }
    afterBlank = text.isEmpty();
    out.println((screen.unicode() ? text : text.replace("…", "...")).stripTrailing());
    out.flush();
  }

  private String ink(Ink ink, String text) {
    return ink.on(screen, text);
  }

  private static String pad(String text, int width) {
    return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
  }
}
