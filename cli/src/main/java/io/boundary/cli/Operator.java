package io.boundary.cli;

import io.boundary.broker.Reconcile;
import io.boundary.broker.decision.PermissionSets;
import io.boundary.broker.figures.RebuildFigures;
import io.boundary.model.Actor;
import java.time.Clock;

/**
 * What an operator's command works with.
 *
 * @param target what it acts on, in words
 * @param actor who gave the command, as STS says
 */
record Operator(
    String target,
    Actor actor,
    Reconcile reconcile,
    RebuildFigures figures,
    PermissionSets permissionSets,
    Clock clock) {

  /** Makes one, when the command line has been read. */
  @FunctionalInterface
  interface Source {

    /**
     * For this target.
     *
     * @throws RuntimeException with one line, where a setting is missing or it cannot be reached
     */
    Operator open(TargetOptions target);
  }
}
