package io.boundary.broker.simulation;

import java.time.Duration;
import java.time.Instant;

/** Lets one script happen, then lets the world be calm, and waits for everything to settle. */
final class History {

  /** After this time without a fault everything that a script began is over. */
  private static final long CALM_AT_MOST = Duration.ofHours(4).toMillis();

  private static final long MINUTE = 60_000;
  private static final long INSPECTION = 15_000;
  private static final Duration LOOK_AHEAD = Duration.ofSeconds(30);
  private static final Duration SWEEP = Duration.ofSeconds(55);

  private final Town town;
  private final Script script;
  private final Settled settled;
  private long calmFrom;
  private boolean over;

  private History(Fibers fibers, Script script, Story story, Coverage coverage) {
    this.script = script;
    town = new Town(fibers, script, story, coverage);
    settled = new Settled(town);
  }

  /** Runs the script to its end. */
  static Verdict run(Fibers fibers, Script script, boolean inWords, Coverage coverage) {
    Story story = new Story(inWords);
    History history = new History(fibers, script, story, coverage);
    history.run(fibers);
    return new Verdict(
        script.seed(), history.town.watch().breach(), story.length(), story.hash(), story.lines());
  }

  private void run(Fibers fibers) {
    long end = MINUTE;
    for (Event event : script.events()) {
      fibers.at(event.at(), () -> happen(event));
      end = Math.max(end, event.at());
    }
    for (int i = 0; i < town.janitors().size(); i++) {
      Slot janitor = town.janitors().get(i);
      fibers.at(7_000 + 26_000L * i, () -> janitor(janitor));
    }
    fibers.at(INSPECTION, this::inspect);
    long calm = end + MINUTE;
    fibers.at(calm, this::calm);
    fibers.run();
  }

  private void happen(Event event) {
    town.story().step(town.fibers().now(), "event", event, "", "");
    event.happen(town);
    town.watch().afterChange();
  }

  private void janitor(Slot slot) {
    if (over) {
      return;
    }
    long next = town.fibers().now() + MINUTE;
    town.fibers().at(next, () -> janitor(slot));
    if (slot.isBusy()) {
      return;
    }
    slot.work(
        desk -> {
          try {
            desk.janitor().sweep(LOOK_AHEAD, desk.process().instant().plus(SWEEP));
          } catch (RuntimeException e) {
            town.story().step(town.fibers().now(), desk.process().name(), "sweep fails", e, "");
          }
        },
        () -> {});
  }

  private void inspect() {
    if (!over) {
      town.watch().inspect();
      town.fibers().at(town.fibers().now() + INSPECTION, this::inspect);
    }
  }

  /** From now on nothing goes wrong any more. */
  private void calm() {
    calmFrom = town.fibers().now();
    town.faults().stop();
    town.outages().end(calmFrom);
    town.heal();
    town.disturbed(0);
    town.story().step(calmFrom, "calm", "from now on", "", "");
    look();
  }

  private void look() {
    Instant wall = town.wall();
    if (settled.isSettled()) {
      over = true;
      settled.judge().ifPresent(town.watch()::breach);
      town.fibers().stop();
      return;
    }
    settled
        .stuck(wall)
        .or(() -> settled.tooLate(town.fibers().now() - calmFrom > CALM_AT_MOST))
        .ifPresent(town.watch()::breach);
    town.fibers().at(town.fibers().now() + MINUTE, this::look);
  }
}
