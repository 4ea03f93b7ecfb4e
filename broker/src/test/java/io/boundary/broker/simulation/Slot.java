package io.boundary.broker.simulation;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A place for a process: when one dies, or a deployment comes, the next begins with fresh eyes. */
final class Slot {

  private static final long LONGEST_SKEW = 900;

  private final Town town;
  private final String name;
  private int processes;
  private @Nullable Desk desk;
  private @Nullable Instance busy;
  private boolean outdated;

  Slot(Town town, String name) {
    this.town = town;
    this.name = name;
  }

  /** Whether a process is at work. */
  boolean isBusy() {
    return busy != null && !busy.isDead();
  }

  /** What is deployed next begins with the next piece of work. */
  void outdate() {
    outdated = true;
  }

  /** The process is killed, wherever it is. */
  void kill() {
    if (desk != null) {
      desk.process().die();
    }
  }

  /** Begins a piece of work; {@code after} comes whatever becomes of it, a death included. */
  void work(Consumer<Desk> work, Runnable after) {
    Desk mine = ready();
    busy = mine.process();
    mine.process().reads().forget();
    town.fibers().begin(() -> perform(mine, work, after));
  }

  private void perform(Desk mine, Consumer<Desk> work, Runnable after) {
    try {
      work.accept(mine);
    } catch (Gate.Death died) {
      town.disturbed(0);
      town.story().step(town.fibers().now(), name, "is dead", "", "");
    }
    if (mine.process().equals(busy)) {
      busy = null;
    }
    after.run();
  }

  private Desk ready() {
    Desk old = desk;
    if (old != null && !old.process().isDead() && !outdated) {
      return old;
    }
    outdated = false;
    long skew = town.random().nextInt(2 * (int) LONGEST_SKEW) - LONGEST_SKEW;
    Desk fresh = Desk.of(town, new Instance(name + "." + ++processes, town, skew));
    desk = fresh;
    return fresh;
  }
}
