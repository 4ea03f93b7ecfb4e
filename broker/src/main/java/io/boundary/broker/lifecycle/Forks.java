package io.boundary.broker.lifecycle;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Runs outward calls that do not depend on each other side by side. */
public final class Forks {

  private final Executor executor;

  public Forks(Executor executor) {
    this.executor = executor;
  }

  /** Begins the call; what it logs carries what the caller's log lines carry. */
  public <T> CompletableFuture<T> fork(Supplier<T> call) {
    Map<String, String> context = contextOfThisThread();
    return CompletableFuture.supplyAsync(
        () -> {
          Map<String, String> own = contextOfThisThread();
          MDC.setContextMap(context);
          try {
            return call.get();
          } finally {
            MDC.setContextMap(own);
          }
        },
        executor);
  }

  private static Map<String, String> contextOfThisThread() {
    Map<String, String> context = MDC.getCopyOfContextMap();
    return context == null ? Map.of() : context;
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
