package io.boundary.broker.reconcile;

import io.boundary.broker.port.Finding;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.ReconcileCursor;
import io.boundary.broker.port.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The account of one run: what it found, how much it may still do, and what failed. */
final class Run {

  private final ReconcilePorts ports;
  private final Budget budget;
  private final Instant deadline;
  private final boolean goesOn;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private int looks;
  private int ended;
  private boolean moved;
  private Optional<String> stopped = Optional.empty();

  /**
   * A run.
   *
   * @param goesOn whether another run stopped where this one begins
   */
  Run(ReconcilePorts ports, Budget budget, Instant deadline, boolean goesOn) {
    this.goesOn = goesOn;
    this.ports = ports;
    this.budget = budget;
    this.deadline = deadline;
  }

  /** When calls must have given up. */
  Instant deadline() {
    return deadline;
  }

  /** A piece of work that calls outside. */
  @FunctionalInterface
  interface Look {
    void look();
  }

  /**
   * Looks, after its pause.
   *
   * @param what is named where it cannot be read
   * @return false where the run ends before that, so that the next run begins with it
   */
  boolean look(String what, Look look) {
    if (looks >= budget.looks() || !paused()) {
      return false;
    }
    looks++;
    try {
      look.look();
      return true;
    } catch (ProvisionerException | StoreException e) {
      return isPassedOver(what, e);
    }
  }

  void found(Finding finding) {
    findings.add(finding);
  }

  /** Something outside is down, so that the run ends here. */
  void stop(String what, RuntimeException e) {
    stopped = Optional.of(what + ": " + e.getMessage());
  }

  /** The cursor has moved: what was to be looked at first is done with. */
  void moved() {
    moved = true;
  }

  void endedOne() {
    ended++;
  }

  ReconcileReport report(ReconcileCursor cursor) {
    return new ReconcileReport(
        findings, unreadable, looks, ended, stopped, cursor.afterRun(findings.size()));
  }

  private boolean paused() {
    if (looks > 0) {
      ports.sleeper().sleep(budget.pause());
    }
    // The first look always comes: a run that looked at nothing would never come to an end.
    return looks == 0 || hasTime();
  }

  private boolean hasTime() {
    return ports.clock().instant().plus(budget.reserve()).isBefore(deadline);
  }

  /**
   * What will never be readable is passed over. An outage stops the run, and the next run begins
   * with the same look; if that fails again it is passed over too, since one thing that cannot be
   * read must not hold up the others for ever.
   */
  private boolean isPassedOver(String what, RuntimeException e) {
    if (!hasTime()) {
      return false;
    }
    boolean lasting =
        (e instanceof ProvisionerException call && call.lasting())
            || (e instanceof StoreException store && store.lasting());
    if (lasting || (goesOn && !moved)) {
      unreadable.add(what + ": " + e.getMessage());
      return true;
    }
    stop(what, e);
    return false;
  }
}
