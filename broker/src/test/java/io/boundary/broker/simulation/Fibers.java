package io.boundary.broker.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time and tasks that share it. Tasks run on threads of their own, of which exactly one
 * moves at a time: the one whose turn is next in virtual time. A task gives its turn away only in
 * {@link #sleepUntil}, so what happens depends on the order of times alone, never on the threads.
 */
final class Fibers implements AutoCloseable {

  /** The history is over: unwinds the task, whatever it was doing. */
  static final class Abort extends Error {
    private static final long serialVersionUID = 1L;

    Abort() {
      super("the history is over", null, false, false);
    }
  }

  /** Something is to go on at a time: a new task, or a thread that sleeps within one. */
  private record Turn(
      long time, long order, @Nullable Runnable task, @Nullable Hand sleeper, boolean brief) {}

  private final PriorityQueue<Turn> turns =
      new PriorityQueue<>(Comparator.comparingLong(Turn::time).thenComparingLong(Turn::order));
  private final ArrayDeque<Hand> idle = new ArrayDeque<>();
  private final List<Hand> all = new ArrayList<>();
  private final Hand main = new Hand();
  private volatile boolean closed;
  private long now;
  private long orders;
  private boolean stopped;
  private Hand current = main;
  private @Nullable Throwable failure;

  /** Virtual time in milliseconds since the history began. */
  long now() {
    return now;
  }

  /** Whether the history is over: nobody may call anything any more. */
  boolean stopped() {
    return stopped;
  }

  /** Ends the history: tasks are unwound where they stand. */
  void stop() {
    stopped = true;
  }

  /** Does something brief, which never sleeps, at a time, or now if that has passed. */
  void at(long time, Runnable brief) {
    turns.add(new Turn(Math.max(time, now), orders++, brief, null, true));
  }

  /** Begins a task, which may sleep. */
  void begin(Runnable task) {
    turns.add(new Turn(now, orders++, task, null, false));
  }

  /** Lets others go on until that time; called within a task only. */
  void sleepUntil(long time) {
    Turn next = turns.peek();
    while (!stopped && next != null && next.brief() && next.time() <= time) {
      brief(turns.remove());
      next = turns.peek();
    }
    if (stopped) {
      throw new Abort();
    }
    if (next == null || time < next.time()) {
      now = Math.max(now, time);
      return;
    }
    switchTo(turns.remove(), time);
    if (stopped) {
      throw new Abort();
    }
  }

  private void switchTo(Turn next, long time) {
    Hand self = current;
    turns.add(new Turn(Math.max(time, now), orders++, null, self, false));
    now = next.time();
    if (next.sleeper() != null) {
      next.sleeper().wake();
    } else {
      Hand hand = free();
      hand.first = next.task();
      hand.wake();
    }
    self.await();
    current = self;
  }

  private void brief(Turn turn) {
    now = turn.time();
    guarded(turn.task());
  }

  /** Runs everything that was put, and what comes of it, to its end, or until it is stopped. */
  void run() {
    free().wake();
    main.await();
    Throwable broken = failure;
    now = 0;
    orders = 0;
    stopped = false;
    failure = null;
    if (broken != null) {
      throw new IllegalStateException("a task of the simulation failed", broken);
    }
  }

  private Hand free() {
    Hand hand = idle.poll();
    if (hand == null) {
      hand = new Hand();
      all.add(hand);
      hand.start();
    }
    return hand;
  }

  /** Takes turn after turn as long as they are new tasks; a sleeper goes on by itself. */
  private void work(Hand self) {
    if (self.first != null) {
      Runnable task = self.first;
      self.first = null;
      perform(self, task);
    }
    while (true) {
      Turn next = turns.poll();
      if (next == null) {
        idle.push(self);
        main.wake();
        return;
      }
      if (next.sleeper() != null) {
        now = stopped ? now : next.time();
        idle.push(self);
        next.sleeper().wake();
        return;
      }
      if (!stopped && next.task() != null) {
        now = next.time();
        perform(self, next.task());
      }
    }
  }

  private void perform(Hand self, Runnable task) {
    current = self;
    guarded(task);
  }

  private void guarded(@Nullable Runnable task) {
    try {
      if (task != null) {
        task.run();
      }
    } catch (Abort over) {
      stopped = true;
    } catch (RuntimeException | Error broken) {
      failure = failure == null ? broken : failure;
      stopped = true;
    }
  }

  /** Lets the threads end. */
  @Override
  public void close() {
    closed = true;
    all.forEach(Hand::wake);
  }

  /** A thread that moves only when it is woken. */
  private final class Hand {
    private volatile boolean awake;
    private volatile @Nullable Thread thread;
    private @Nullable Runnable first;

    private void start() {
      Thread started = new Thread(this::live, "simulated");
      started.setDaemon(true);
      thread = started;
      started.start();
    }

    private void live() {
      await();
      while (!closed) {
        work(this);
        await();
      }
    }

    private void wake() {
      awake = true;
      LockSupport.unpark(thread);
    }

    private void await() {
      if (thread == null) {
        thread = Thread.currentThread();
      }
      while (!awake) {
        LockSupport.park(Fibers.this);
      }
      awake = false;
    }
  }
}
