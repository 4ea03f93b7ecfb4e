package io.boundary.cli.output;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Finds out what this process writes to; the launcher says whether that is a terminal. */
public final class OutputWiring {

  private static final long TICK_MILLIS = 200;

  private OutputWiring() {}

  /**
   * Output to these writers, as this process's screen can show it.
   *
   * @param json whether machines read it
   */
  public static Output output(PrintWriter out, PrintWriter err, boolean json) {
    Screen screen = screen();
    boolean watched =
        Boolean.getBoolean("boundary.progress")
            && !System.getenv().getOrDefault("TERM", "").equals("dumb");
    return new Output(
        out, err, screen, json, what -> progress(err, watched, screen.columns(), what));
  }

  /** The screen of this process. */
  public static Screen screen() {
    String encoding =
        System.getProperty(
            "stdout.encoding",
            System.getProperty("sun.stdout.encoding", Charset.defaultCharset().name()));
    return Screen.of(
        System.getenv(),
        Boolean.getBoolean("boundary.terminal"),
        Integer.getInteger("boundary.columns", 0),
        Charset.isSupported(encoding) ? Charset.forName(encoding) : Charset.defaultCharset());
  }

  private static Progress progress(PrintWriter err, boolean watched, int columns, String what) {
    if (!watched) {
      return new Progress(err, false, columns, what, () -> {});
    }
    Timer ticker = new Timer("progress", true);
    Progress progress = new Progress(err, true, columns, what, ticker::cancel);
    long began = System.nanoTime();
    TimerTask tick =
        new TimerTask() {
          @Override
          public void run() {
            progress.tick(Duration.ofNanos(System.nanoTime() - began));
          }
        };
    ticker.schedule(tick, TICK_MILLIS, TICK_MILLIS);
    return progress;
  }
}
