package io.boundary.sandbox.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Things that happen again and again, each in a thread of its own with its own chance. */
final class Troubles implements AutoCloseable {

  private final long seed;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean over;

  Troubles(long seed) {
    this.seed = seed;
  }

  /** Does it with pauses of that length on average. */
  void every(Duration average, Consumer<Random> thing) {
    Random random = new Random(seed + 31L * running.size());
    running.add(
        threads.submit(
            () -> {
              while (!over) {
                pause(Duration.ofMillis(1 + random.nextInt((int) (2 * average.toMillis()))));
                if (!over) {
                  thing.accept(random);
                }
              }
            }));
  }

  /** Lets them happen for so long, and waits for the last ones. */
  void last(Duration time) {
    pause(time);
    over = true;
    for (Future<?> each : running) {
      try {
        each.get(90, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      } catch (ExecutionException | TimeoutException e) {
        throw new AssertionError(e);
      }
    }
  }

  void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
  }
}
