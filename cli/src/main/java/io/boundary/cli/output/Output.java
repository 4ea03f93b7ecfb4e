package io.boundary.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a command prints: for people lines and tables as it goes, or for machines one JSON value and
 * nothing beside it. What it acts on, what goes wrong and how far it is, is told on standard error.
 */
public final class Output {

  private final PrintWriter out;
  private final PrintWriter err;
  private final Screen screen;
  private final boolean json;
  private final Function<String, Progress> progress;

  /**
   * Output to these.
   *
   * @param json whether machines read it
   * @param progress begins to tell of something that may take long
   */
  Output(
      PrintWriter out,
      PrintWriter err,
      Screen screen,
      boolean json,
      Function<String, Progress> progress) {
    this.out = out;
    this.err = err;
    this.screen = screen;
    this.json = json;
    this.progress = progress;
  }

  /** What the command acts on: always said first. */
  public void target(String target) {
    problem("acting on " + target);
  }

  /** A line for people. */
  public void line(String words) {
    lines(List.of(Text.oneLine(words)));
  }

  /** A line for people, in a colour where there are colours. */
  public void line(Ink ink, String words) {
    lines(List.of(ink.on(screen, Text.oneLine(words))));
  }

  /** A table for people. */
  public void table(Table table) {
    lines(table.lines(screen));
  }

  /** One thing in full, for people. */
  public void details(Details details) {
    lines(details.lines(screen));
  }

  /** The result for machines; printed once. */
  public void json(JsonNode result) {
    if (json) {
      out.println(result.toPrettyString());
      out.flush();
    }
  }

  /** A line on standard error. */
  public void problem(String words) {
    err.println("boundary: " + Text.oneLine(words));
    err.flush();
  }

  /** Tells, until it is closed, that something takes long. */
  public Progress progress(String what) {
    return progress.apply(what);
  }

  /** Does something that may take long, and tells so. */
  public <T> T during(String what, Supplier<T> work) {
    Progress told = progress.apply(what);
    try {
      return work.get();
    } finally {
      told.close();
    }
  }

  private void lines(List<String> lines) {
    if (!json) {
      lines.forEach(out::println);
      out.flush();
    }
  }
}
