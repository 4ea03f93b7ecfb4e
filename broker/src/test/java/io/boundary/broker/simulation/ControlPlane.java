package io.boundary.broker.simulation;

import io.boundary.broker.port.Operation;
import io.boundary.model.Assignment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Identity Center really holds: assignments, who made them, and creations and deletions that
 * take their time.
 */
final class ControlPlane {

  /** How long a listing may lack what has just been written. */
  static final long LAG = 5_000;

  /**
   * An assignment that is there.
   *
   * @param ours whether Boundary made it
   */
  record Held(Assignment assignment, boolean ours, long since) {}

  private record Running(
      String id, Operation.Kind kind, Assignment assignment, boolean fails, long begun) {}

  private final Town town;
  private final Map<String, Held> present = new TreeMap<>();
  private final Map<String, Long> gone = new TreeMap<>();
  private final Map<String, Long> removedByOthers = new TreeMap<>();
  private final Map<String, Running> running = new LinkedHashMap<>();
  private final Map<String, Operation> done = new TreeMap<>();
  private int operations;

  ControlPlane(Town town) {
    this.town = town;
  }

  private static String key(Assignment assignment) {
    return assignment.leaseId().value();
  }

  Collection<Held> present() {
    return present.values();
  }

  boolean has(Assignment assignment) {
    return present.containsKey(key(assignment));
  }

  boolean isOurs(Assignment assignment) {
    Held held = present.get(key(assignment));
    return held != null && held.ours();
  }

  /** Whether somebody else removed it, and nobody has made it again. */
  boolean removedByOthers(Assignment assignment) {
    return removedByOthers.containsKey(key(assignment)) && !has(assignment);
  }

  boolean busy() {
    return !running.isEmpty();
  }

  /** Somebody else makes it; where it is there already, nothing happens. */
  void makeByOthers(Assignment assignment) {
    if (!has(assignment) && !town.company().isDeleted(assignment.principal())) {
      present.put(key(assignment), new Held(assignment, false, now()));
    }
  }

  /** Somebody else removes it. */
  void removeByOthers(Assignment assignment) {
    if (present.remove(key(assignment)) != null) {
      gone.put(key(assignment), now());
      removedByOthers.put(key(assignment), now());
    }
  }

  /** A user was deleted, and its assignments go with it. */
  void removeAllOfDeleted() {
    List<Assignment> orphaned =
        present.values().stream()
            .map(Held::assignment)
            .filter(assignment -> town.company().isDeleted(assignment.principal()))
            .toList();
    orphaned.forEach(this::removeByOthers);
  }

  /** What a listing says; an old one may lag behind. */
  boolean listed(Assignment assignment, boolean stale) {
    boolean there = has(assignment);
    if (!stale) {
      return there;
    }
    long changed =
        there
            ? Optional.ofNullable(present.get(key(assignment))).map(Held::since).orElse(0L)
            : gone.getOrDefault(key(assignment), -LAG);
    return (now() - changed < LAG) != there;
  }

  Operation begin(Operation.Kind kind, Assignment assignment, boolean fails) {
    if (kind == Operation.Kind.DELETE && !has(assignment)) {
      return new Operation(kind, Optional.empty(), Operation.State.NOT_FOUND, Optional.empty());
    }
    Running begun = new Running("op-" + ++operations, kind, assignment, fails, now());
    running.put(begun.id(), begun);
    town.fibers().at(now() + takes(), () -> finish(begun));
    return Operation.inProgress(kind, begun.id());
  }

  /** Mostly a second or two, now and then nearly a minute. */
  private long takes() {
    int dice = town.random().nextInt(20);
    int most = dice == 0 ? 55_000 : dice < 4 ? 12_000 : 1_500;
    return 200L + town.random().nextInt(most);
  }

  private void finish(Running begun) {
    running.remove(begun.id());
    boolean lost = town.company().isDeleted(begun.assignment().principal());
    boolean fails = begun.fails() || lost;
    done.put(
        begun.id(),
        new Operation(
            begun.kind(),
            Optional.of(begun.id()),
            fails ? Operation.State.FAILED : Operation.State.SUCCEEDED,
            fails ? Optional.of(lost ? "404: not found in directory" : "500") : Optional.empty()));
    if (!fails) {
      take(begun);
    }
    town.story()
        .step(now(), "identity center", begun.kind(), begun.id(), fails ? "FAILED" : "SUCCEEDED");
    town.watch().afterChange();
  }

  private void take(Running begun) {
    String key = key(begun.assignment());
    if (begun.kind() == Operation.Kind.CREATE) {
      present.putIfAbsent(key, new Held(begun.assignment(), true, now()));
      removedByOthers.remove(key);
      return;
    }
    Held held = present.remove(key);
    gone.put(key, now());
    if (held != null) {
      town.watch().deleted(held);
    }
  }

  Operation state(Operation operation) {
    String id = operation.id().orElse("");
    if (running.containsKey(id)) {
      return Operation.inProgress(operation.kind(), id);
    }
    return Optional.ofNullable(done.get(id))
        .orElseGet(
            () ->
                new Operation(
                    operation.kind(), operation.id(), Operation.State.NOT_FOUND, Optional.empty()));
  }

  /** Operations under way; an old listing lacks the youngest ones. */
  List<Operation> inProgress(Assignment assignment, boolean stale) {
    List<Operation> listed = new ArrayList<>();
    for (Running one : running.values()) {
      boolean young = now() - one.begun() < LAG;
      if (one.assignment().equals(assignment) && !(stale && young)) {
        listed.add(Operation.inProgress(one.kind(), one.id()));
      }
    }
    return listed;
  }

  private long now() {
    return town.fibers().now();
  }
}
