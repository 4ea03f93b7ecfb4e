package io.boundary.cli;

import io.boundary.sandbox.Sandbox;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Keeps what runs running until the process is told to end (Ctrl-C), and then ends it. */
final class UntilInterrupted implements Consumer<Sandbox> {

  /** Whoever presses Ctrl-C waits no longer than that, even where a part of it hangs. */
  private static final Duration LONGEST_GOODBYE = Duration.ofMillis(1_500);

  @Override
  public void accept(Sandbox sandbox) {
    keep(sandbox::close);
  }

  /** Returns only when the thread is interrupted; {@code close} runs as the process ends. */
  static void keep(Runnable close) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(close), "boundary-end"));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Runnable close) {
    Thread closing = new Thread(close, "boundary-closing");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(LONGEST_GOODBYE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
