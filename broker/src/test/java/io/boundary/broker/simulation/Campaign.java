package io.boundary.broker.simulation;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Many histories, one for each seed, over all cores, until they are done or one of them fails. */
final class Campaign {

  private final long from;
  private final long to;
  private final long endNanos;
  private final AtomicLong next;
  private final AtomicLong histories = new AtomicLong();
  private final AtomicLong steps = new AtomicLong();
  private final AtomicLong fewest = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong hash = new AtomicLong();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Coverage coverage = new Coverage();
  private Optional<Verdict> failure = Optional.empty();

  /**
   * A campaign.
   *
   * @param from the first seed
   * @param seeds how many there are at most
   * @param endNanos when it ends at the latest, as {@link System#nanoTime} tells
   */
  Campaign(long from, long seeds, long endNanos) {
    this.from = from;
    this.to = from + seeds;
    this.endNanos = endNanos;
    this.next = new AtomicLong(from);
  }

  /** Runs it to its end on that many threads. */
  Campaign run(int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CompletableFuture.allOf(
              IntStream.range(0, threads)
                  .mapToObj(i -> CompletableFuture.runAsync(this::work, pool))
                  .toArray(CompletableFuture[]::new))
          .join();
    } finally {
      over.set(true);
      pool.shutdown();
    }
    return this;
  }

  private void work() {
    Coverage mine = new Coverage();
    try (Fibers fibers = new Fibers()) {
      long seed = next.getAndIncrement();
      while (seed < to && !over.get() && System.nanoTime() - endNanos < 0) {
        note(History.run(fibers, Planner.script(seed), false, mine));
        seed = next.getAndIncrement();
      }
    }
    coverage.add(mine);
  }

  private synchronized void note(Verdict verdict) {
    histories.incrementAndGet();
    steps.addAndGet(verdict.steps());
    fewest.accumulateAndGet(verdict.steps(), Math::min);
    hash.addAndGet(verdict.hash());
    boolean first = failure.map(other -> verdict.seed() < other.seed()).orElse(true);
    if (verdict.breach().isPresent() && first) {
      failure = Optional.of(verdict);
      over.set(true);
    }
  }

  boolean isOver() {
    return over.get();
  }

  long histories() {
    return histories.get();
  }

  /** How many histories it took up to the one that failed. */
  long until(Verdict failed) {
    return failed.seed() - from + 1;
  }

  long steps() {
    return steps.get();
  }

  /** The number of steps of the shortest history. */
  long fewestSteps() {
    return fewest.get();
  }

  /** The sum of all histories' hashes: the same seeds give the same, whatever the order. */
  long hash() {
    return hash.get();
  }

  Coverage coverage() {
    return coverage;
  }

  /** The failed history with the lowest seed among those that were run. */
  synchronized Optional<Verdict> failure() {
    return failure;
  }
}
