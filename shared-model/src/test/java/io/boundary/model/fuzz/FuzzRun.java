package io.boundary.model.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One parser's run: all examples first, then inputs made of them and of those that led to an
 * outcome not seen before. An input on which the parser does not come back is a finding like any
 * other; the time that it gets is generous, since nothing else is meant to depend on it.
 */
final class FuzzRun<T> {

  private static final int MAX_CORPUS = 300;
  private static final int MAX_STEPS = 20_000;
  private static final int STUCK_AFTER_SECONDS = 60;

  private final FuzzTarget<T> target;
  private final FuzzSettings settings;
  private final List<T> corpus;
  private final Map<String, Long> outcomes = new TreeMap<>();
  private final AtomicLong done = new AtomicLong();
  private final AtomicReference<@Nullable T> current = new AtomicReference<>();
  private final AtomicReference<@Nullable FuzzFailure> failure = new AtomicReference<>();
  private final CountDownLatch finished = new CountDownLatch(1);

  FuzzRun(FuzzTarget<T> target, FuzzSettings settings) {
    this.target = target;
    this.settings = settings;
    this.corpus = new ArrayList<>(target.examples());
  }

  /** Runs to the end; one line of numbers. */
  String call() {
    Thread worker = new Thread(this::work, "fuzz-" + target.name());
    worker.setDaemon(true);
    long start = System.nanoTime();
    worker.start();
    watch();
    FuzzFailure found = failure.get();
    if (found != null) {
      throw found;
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    return String.format(
        "%-20s %,11d inputs  %4d outcomes  seed %d  %,d ms",
        target.name(), done.get(), outcomes.size(), settings.seed(), millis);
  }

  private void watch() {
    long before = -1;
    try {
      while (!finished.await(STUCK_AFTER_SECONDS, TimeUnit.SECONDS)) {
        if (done.get() == before) {
          throw failure("does not come back from", current.get(), new Throwable("no progress"));
        }
        before = done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      List.copyOf(corpus).forEach(this::feed);
      for (long i = done.get(); i < settings.inputs() && failure.get() == null; i++) {
        // Each input has a source of its own, so that none depends on how much another one drew.
        SplittableRandom random = new SplittableRandom(settings.seed() * 1_000_003L + i);
        feed(target.next(corpus, random));
      }
    } finally {
      finished.countDown();
    }
  }

  private void feed(T input) {
    current.set(input);
    try {
      String outcome = target.outcome(input);
      if (outcomes.merge(outcome, 1L, Long::sum) == 1 && corpus.size() < MAX_CORPUS) {
        corpus.add(input);
      }
    } catch (Throwable broken) {
      T small = minimised(input, broken);
      failure.compareAndSet(null, failure("breaks on", small, broken(small).orElse(broken)));
    }
    done.incrementAndGet();
  }

  private T minimised(T input, Throwable first) {
    T small = input;
    int steps = 0;
    boolean smaller = true;
    while (smaller && steps < MAX_STEPS) {
      smaller = false;
      for (T candidate : target.simpler(small)) {
        steps++;
        if (broken(candidate).map(t -> t.getClass() == first.getClass()).orElse(false)) {
          small = candidate;
          smaller = true;
          break;
        }
      }
    }
    return small;
  }

  private Optional<Throwable> broken(T input) {
    try {
      target.outcome(input);
      return Optional.empty();
    } catch (Throwable broken) {
      return Optional.of(broken);
    }
  }

  private FuzzFailure failure(String what, @Nullable T input, Throwable cause) {
    String shown = input == null ? "nothing yet" : target.show(input);
    return new FuzzFailure(
        target.name()
            + " "
            + what
            + " input "
            + done.get()
            + " of seed "
            + settings.seed()
            + ": "
            + shown
            + "\n  "
            + cause,
        cause);
  }
}
