package io.boundary.broker.lifecycle;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Runs outward calls that do not depend on each other side by side. */
public final class Forks {

  private final Executor executor;

  public Forks(Executor executor) {
    this.executor = executor;
  }

  /** Begins the call. */
  public <T> CompletableFuture<T> fork(Supplier<T> call) {
    return CompletableFuture.supplyAsync(call, executor);
  }

  /** The call's result; what it threw is thrown here as it was. */
  public static <T> T join(CompletableFuture<T> forked) {
    try {
      return forked.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
