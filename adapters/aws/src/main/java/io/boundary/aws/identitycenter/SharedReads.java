package io.boundary.aws.identitycenter;

import io.boundary.aws.PacedCalls.OutOfTimeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One answer for all who ask for the same at the same time. The first who asks makes the read;
 * whoever asks until that read begins, which under load waits long for its turn, shares its answer.
 *
 * <p>INVARIANT: nobody is given an answer whose read began before they asked. What was read earlier
 * may not show what the asker has done since.
 *
 * <p>Each asker keeps a deadline of its own. A read that fails, fails for all who share it; one
 * that merely ran out of its maker's time is made again by one of those who have time left.
 *
 * @param <K> what is read
 * @param <Q> what each asker wants of it
 * @param <A> the answer for all
 */
final class SharedReads<K, Q, A> {

  /** Makes the read. */
  @FunctionalInterface
  interface Read<K, Q, A> {

    /**
     * The answer.
     *
     * @param round closed by the reader right before its first call
     */
    A read(K key, Round<Q> round, Instant deadline);
  }

  /** Those who share a read. */
  interface Round<Q> {

    /** From now on nobody joins; what those who did, want. */
    Set<Q> close();
  }

  private final Read<K, Q, A> read;
  private final Clock clock;
  private final Map<K, Shared> open = new HashMap<>();

  SharedReads(Read<K, Q, A> read, Clock clock) {
    this.read = read;
    this.clock = clock;
  }

  /**
   * An answer whose read begins after this call does.
   *
   * @throws OutOfTimeException where it does not come by the deadline
   */
  A ask(K key, Q wanted, Instant deadline) {
    while (true) {
      Joined joined = join(key, wanted);
      Optional<A> answer =
          joined.leads ? Optional.of(lead(joined.round, deadline)) : follow(joined.round, deadline);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  private final class Joined {
    private final Shared round;
    private final boolean leads;

    private Joined(Shared round, boolean leads) {
      this.round = round;
      this.leads = leads;
    }
  }

  private Joined join(K key, Q wanted) {
    synchronized (open) {
      boolean leads = !open.containsKey(key);
      Shared round = open.computeIfAbsent(key, Shared::new);
      round.wanted.add(wanted);
      return new Joined(round, leads);
    }
  }

  private A lead(Shared round, Instant deadline) {
    try {
      A answer = read.read(round.key, round, deadline);
      round.answer.complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      round.answer.completeExceptionally(e);
      throw e;
    } finally {
      round.close();
    }
  }

  /** Empty where whoever made the read ran out of time: it is to be made again. */
  private Optional<A> follow(Shared round, Instant deadline) {
    Duration left = Duration.between(clock.instant(), deadline);
    try {
      return Optional.of(round.answer.get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      throw outOfTime();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw outOfTime();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutOfTimeException) {
        return Optional.empty();
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static OutOfTimeException outOfTime() {
    return OutOfTimeException.untried("a shared read");
  }

  private final class Shared implements Round<Q> {
    private final K key;
    private final Set<Q> wanted = new LinkedHashSet<>();
    private final CompletableFuture<A> answer = new CompletableFuture<>();

    private Shared(K key) {
      this.key = key;
    }

    @Override
    public Set<Q> close() {
      synchronized (open) {
        open.remove(key, this);
        return Set.copyOf(wanted);
      }
    }
  }
}
