package io.boundary.cli;

import io.boundary.sandbox.Sandbox;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Keeps a sandbox running until the process is told to end (Ctrl-C), and then ends it. */
final class UntilInterrupted implements Consumer<Sandbox> {

  @Override
  public void accept(Sandbox sandbox) {
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-end"));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
