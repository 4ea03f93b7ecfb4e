package io.boundary.aws.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.aws.PacedCalls.OutOfTimeException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedReadsTest {

  private final Clock clock = Clock.systemUTC();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch turn = new CountDownLatch(1);
  private final AtomicInteger made = new AtomicInteger();
  private final List<Set<Integer>> rounds = new CopyOnWriteArrayList<>();
  private final List<Thread> askers = new CopyOnWriteArrayList<>();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void ask_whenManyAskBeforeTheReadBegins_thenItIsMadeOnceForAll() throws Exception {
    SharedReads<String, Integer, Integer> reads =
        new SharedReads<>(
            (key, round, deadline) -> {
              await(turn);
              rounds.add(round.close());
              return made.incrementAndGet();
            },
            clock);

    List<CompletableFuture<Integer>> asked = List.of(ask(reads, 1), ask(reads, 2), ask(reads, 3));
    untilWaiting(3);
    turn.countDown();

    for (CompletableFuture<Integer> each : asked) {
      assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }
    assertThat(rounds).containsExactly(Set.of(1, 2, 3));
  }

  @Test
  void ask_whenTheReadHasBegun_thenAnotherIsMadeForWhoeverAsksNow() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    SharedReads<String, Integer, Integer> reads =
        new SharedReads<>(
            (key, round, deadline) -> {
              rounds.add(round.close());
              int number = made.incrementAndGet();
              if (number == 1) {
                began.countDown();
                await(turn);
              }
              return number;
            },
            clock);

    CompletableFuture<Integer> early = ask(reads, 1);
    await(began);
    assertThat(ask(reads, 2).get(10, TimeUnit.SECONDS)).isEqualTo(2);
    turn.countDown();

    assertThat(early.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(rounds).containsExactly(Set.of(1), Set.of(2));
  }

  @Test
  void ask_whenTheMakerRunsOutOfTime_thenAnotherMakesIt() throws Exception {
    SharedReads<String, Integer, Integer> reads =
        new SharedReads<>(
            (key, round, deadline) -> {
              if (made.incrementAndGet() == 1) {
                await(turn);
                throw OutOfTimeException.untried("the first");
              }
              round.close();
              return 7;
            },
            clock);

    CompletableFuture<Integer> first = ask(reads, 1);
    untilWaiting(1);
    CompletableFuture<Integer> second = ask(reads, 2);
    untilWaiting(2);
    turn.countDown();

    assertThatThrownBy(() -> first.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(OutOfTimeException.class);
    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(7);
  }

  @Test
  void ask_whenTheReadFails_thenItFailsForAllAndIsNotMadeAgain() throws Exception {
    SharedReads<String, Integer, Integer> reads =
        new SharedReads<>(
            (key, round, deadline) -> {
              await(turn);
              round.close();
              made.incrementAndGet();
              throw new IllegalArgumentException("refused");
            },
            clock);

    List<CompletableFuture<Integer>> asked = List.of(ask(reads, 1), ask(reads, 2));
    untilWaiting(2);
    turn.countDown();

    for (CompletableFuture<Integer> each : asked) {
      assertThatThrownBy(() -> each.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(IllegalArgumentException.class);
    }
    assertThat(made).hasValue(1);
  }

  @Test
  void ask_whenASharersTimeIsOver_thenItAloneGivesUp() throws Exception {
    SharedReads<String, Integer, Integer> reads =
        new SharedReads<>(
            (key, round, deadline) -> {
              await(turn);
              round.close();
              return 7;
            },
            clock);

    CompletableFuture<Integer> patient = ask(reads, 1);
    untilWaiting(1);
    assertThatThrownBy(() -> reads.ask("key", 2, clock.instant()))
        .isInstanceOf(OutOfTimeException.class);
    turn.countDown();

    assertThat(patient.get(10, TimeUnit.SECONDS)).isEqualTo(7);
  }

  private CompletableFuture<Integer> ask(SharedReads<String, Integer, Integer> reads, int wanted) {
    Supplier<Integer> asking =
        () -> {
          askers.add(Thread.currentThread());
          return reads.ask("key", wanted, clock.instant().plusSeconds(60));
        };
    return CompletableFuture.supplyAsync(asking, threads);
  }

  /** Until so many have asked, and each of them waits: for its turn, or for whoever has it. */
  private void untilWaiting(int many) {
    while (askers.size() < many
        || !askers.stream()
            .allMatch(
                thread ->
                    thread.getState() == Thread.State.WAITING
                        || thread.getState() == Thread.State.TIMED_WAITING)) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
