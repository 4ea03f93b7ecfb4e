package io.boundary.cli;

import io.boundary.sandbox.Sandbox;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Keeps a sandbox running until the process is told to end (Ctrl-C), and then ends it. */
final class UntilInterrupted implements Consumer<Sandbox> {

  /** Whoever presses Ctrl-C waits no longer than that, even where a part of it hangs. */
  private static final Duration LONGEST_GOODBYE = Duration.ofMillis(1_500);

  @Override
  public void accept(Sandbox sandbox) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(sandbox), "sandbox-end"));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Sandbox sandbox) {
    Thread closing = new Thread(sandbox::close, "sandbox-closing");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(LONGEST_GOODBYE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
