package io.boundary.dashboard.reads;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Reads that go on at the same time; a page waits for the slowest alone. */
public record Together(Executor executor) {

  /** Begins to read; the answer, or what went wrong, comes when it is asked for. */
  public <T> Supplier<T> begin(Supplier<T> read) {
    CompletableFuture<T> begun = CompletableFuture.supplyAsync(read, executor);
    return () -> joined(begun);
  }

  /** Does all of it at the same time, and waits for it. */
  public void all(Collection<? extends Runnable> reads) {
    CompletableFuture<?>[] begun =
        reads.stream()
            .map(read -> CompletableFuture.runAsync(read, executor))
            .toArray(CompletableFuture<?>[]::new);
    joined(CompletableFuture.allOf(begun));
  }

  private static <T> T joined(CompletableFuture<T> begun) {
    try {
      return begun.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
