package io.boundary.cli.output;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * Tells on one line of a terminal, which is written over and goes away, that something takes its
 * time: from the first second on. Whoever made it calls {@link #tick}.
 */
public final class Progress implements AutoCloseable {

  /** What is quicker than this needs no words. */
  static final Duration QUICK = Duration.ofSeconds(1);

  private static final String ERASE = "\r\u001B[K";

  private final PrintWriter err;
  private final boolean shown;
  private final int columns;
  private final Runnable whenClosed;
  private String what;
  private boolean visible;
  private boolean closed;

  /**
   * Nothing is shown yet.
   *
   * @param shown whether anything ever is: nobody waits at a pipe
   * @param whenClosed ends whatever ticks
   */
  Progress(PrintWriter err, boolean shown, int columns, String what, Runnable whenClosed) {
    this.err = err;
    this.shown = shown;
    this.columns = columns;
    this.what = what;
    this.whenClosed = whenClosed;
  }

  /** Says something else from the next tick on. */
  public synchronized void say(String now) {
    what = now;
  }

  /** Shows how it goes, after that time. */
  synchronized void tick(Duration since) {
    if (!shown || closed || since.compareTo(QUICK) < 0) {
      return;
    }
    String line = Text.oneLine(what) + " ... " + since.toSeconds() + " s";
    err.print(ERASE + Text.cut(line, columns - 1, "..."));
    err.flush();
    visible = true;
  }

  /** Takes the line away. */
  @Override
  public synchronized void close() {
    closed = true;
    whenClosed.run();
    if (visible) {
      err.print(ERASE);
      err.flush();
    }
  }
}
