package io.boundary.sandbox.aws;

import io.boundary.sandbox.world.LiveWorld;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The account assignments of the simulated Identity Center, and the asynchronous operations on
 * them. An accepted operation takes effect after a delay of real time; whoever looks first after
 * that settles it. Safe to call from any thread.
 */
public final class Assignments {

  /** At most this many creations at once; not raisable. Source: Identity Center's quotas. */
  public static final int MAX_OUTSTANDING_CREATIONS = 15;

  private static final int KEPT_OPERATIONS = 20_000;

  private final LiveWorld world;
  private final Clock clock;
  private final Supplier<String> requestIds;
  private final Set<AssignmentKey> present = new TreeSet<>();
  private final Map<String, AssignmentOperation> operations = new LinkedHashMap<>();
  private final Map<AssignmentKey, Instant> changedAt = new TreeMap<>();
  private Duration delay;
  private Duration propagation = Duration.ZERO;
  private Runnable onChange = () -> {};
  private int mostCreating;
  private boolean newestFirst = true;

  /**
   * No assignments yet.
   *
   * @param clock real time
   * @param delay from acceptance to effect
   */
  public Assignments(LiveWorld world, Clock clock, Supplier<String> requestIds, Duration delay) {
    this.world = world;
    this.clock = clock;
    this.requestIds = requestIds;
    this.delay = delay;
  }

  /** How long the next operations take, from acceptance to effect. */
  public synchronized void delay(Duration next) {
    this.delay = next;
  }

  /** How long after an effect another write of the same assignment is refused as a conflict. */
  public synchronized void propagation(Duration next) {
    this.propagation = next;
  }

  /** Whether statuses are listed newest first; AWS does not say how it lists them. */
  public synchronized void listNewestFirst(boolean newest) {
    this.newestFirst = newest;
  }

  /** The most creations that were outstanding at a time. */
  public synchronized int mostOutstandingCreations() {
    return mostCreating;
  }

  /** Is told after each change, while the state is locked. */
  public synchronized void onChange(Runnable listener) {
    this.onChange = listener;
  }

  /** The assignments there are now. */
  public synchronized List<AssignmentKey> list() {
    settle();
    return List.copyOf(present);
  }

  /** Whether the assignment is there now. */
  public synchronized boolean exists(AssignmentKey key) {
    settle();
    return present.contains(key);
  }

  /** Puts an assignment at once, as somebody else would. */
  public synchronized void put(AssignmentKey key) {
    present.add(key);
    onChange.run();
  }

  /** Removes an assignment at once, as somebody else would. */
  public synchronized void remove(AssignmentKey key) {
    present.remove(key);
    onChange.run();
  }

  /** All operations, oldest first. */
  public synchronized List<AssignmentOperation> operations() {
    settle();
    return List.copyOf(operations.values());
  }

  /** All operations, as statuses are listed. */
  synchronized List<AssignmentOperation> listed() {
    List<AssignmentOperation> listed = new ArrayList<>(operations());
    if (newestFirst) {
      Collections.reverse(listed);
    }
    return listed;
  }

  /** An operation by its request id. */
  public synchronized Optional<AssignmentOperation> operation(String requestId) {
    settle();
    return Optional.ofNullable(operations.get(requestId));
  }

  /** Puts a state back that was kept. */
  synchronized void restore(List<AssignmentKey> keys, List<AssignmentOperation> kept) {
    present.addAll(keys);
    kept.forEach(each -> operations.put(each.requestId(), each));
  }

  /** Accepts a creation; {@code failure} is how it is bound to fail, where it is. */
  synchronized AssignmentOperation create(AssignmentKey key, Optional<String> failure) {
    settle();
    refuseConflict(key, op -> true);
    long outstanding = operations.values().stream().filter(this::creating).count();
    if (outstanding >= MAX_OUTSTANDING_CREATIONS) {
      throw new AwsError(
          402, "ServiceQuotaExceededException", "too many outstanding account assignments");
    }
    mostCreating = Math.max(mostCreating, (int) outstanding + 1);
    return accept(AssignmentOperation.Kind.CREATE, key, failure);
  }

  /**
   * Accepts a deletion. Where the assignment is not there, although a creation may be under way, it
   * is "not found", as in AWS.
   */
  synchronized AssignmentOperation delete(AssignmentKey key, Optional<String> failure) {
    settle();
    refuseConflict(
        key, op -> op.kind() == AssignmentOperation.Kind.DELETE || present.contains(key));
    if (!present.contains(key)) {
      throw AwsError.notFound("no such account assignment");
    }
    return accept(AssignmentOperation.Kind.DELETE, key, failure);
  }

  private void refuseConflict(AssignmentKey key, Predicate<AssignmentOperation> counts) {
    boolean running =
        operations.values().stream()
            .anyMatch(op -> op.running() && op.key().equals(key) && counts.test(op));
    Instant changed = changedAt.getOrDefault(key, Instant.MIN);
    boolean fresh = !propagation.isZero() && changed.plus(propagation).isAfter(clock.instant());
    if (running || fresh) {
      throw AwsError.conflict("an earlier write of this assignment has not finished");
    }
  }

  private boolean creating(AssignmentOperation op) {
    return op.running() && op.kind() == AssignmentOperation.Kind.CREATE;
  }

  private AssignmentOperation accept(
      AssignmentOperation.Kind kind, AssignmentKey key, Optional<String> failure) {
    Instant now = clock.instant();
    AssignmentOperation operation =
        new AssignmentOperation(
            requestIds.get(), kind, key, now, now.plus(delay), "IN_PROGRESS", failure);
    operations.put(operation.requestId(), operation);
    forgetOld();
    onChange.run();
    return operation;
  }

  private void forgetOld() {
    if (operations.size() > KEPT_OPERATIONS) {
      operations.values().stream()
          .filter(op -> !op.running())
          .map(AssignmentOperation::requestId)
          .findFirst()
          .ifPresent(operations::remove);
    }
  }

  private void settle() {
    Instant now = clock.instant();
    List<AssignmentOperation> due = new ArrayList<>();
    operations.values().stream()
        .filter(op -> op.running() && !op.dueAt().isAfter(now))
        .forEach(due::add);
    for (AssignmentOperation op : due) {
      AssignmentOperation ended = op.ended(outcome(op));
      operations.put(op.requestId(), ended);
      changedAt.put(op.key(), op.dueAt());
    }
    if (!due.isEmpty()) {
      onChange.run();
    }
  }

  private Optional<String> outcome(AssignmentOperation op) {
    if (op.failure().isPresent()) {
      return op.failure();
    }
    if (op.kind() == AssignmentOperation.Kind.DELETE) {
      present.remove(op.key());
      return Optional.empty();
    }
    if (!principalExists(op.key())) {
      return Optional.of(
          "Received a 404 status error: " + op.key().principalId() + " was not found in directory");
    }
    present.add(op.key());
    return Optional.empty();
  }

  private boolean principalExists(AssignmentKey key) {
    return key.principalType().equals("USER")
        ? world.user(key.principalId()).isPresent()
        : world.groups().contains(key.principalId());
  }
}
