package io.boundary.broker.simulation;

import io.boundary.broker.Submission;
import io.boundary.broker.port.Tally;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.Lease;
import io.boundary.model.LedgerChain;
import io.boundary.model.RequestStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Liveness: once nothing goes wrong any more, all is brought to its end and everybody is told. */
final class Settled {

  /** How many janitor runs it may take once everything that is left is due. */
  private static final int RUNS_AT_MOST = 12;

  private final Town town;
  private int idleLooks;

  Settled(Town town) {
    this.town = town;
  }

  boolean isSettled() {
    return open().isEmpty();
  }

  /** What is not at its end yet. */
  private List<String> open() {
    List<String> open = new ArrayList<>();
    for (AccessRequest request : town.watch().requests()) {
      if (!request.status().isFinal()) {
        open.add(request.id() + " is " + request.status());
      }
      if (!request.notices().isEmpty()) {
        open.add(request.id() + " owes words");
      }
      if (request.countDueAt().isPresent()) {
        open.add(request.id() + " is not in the figures as it is");
      }
    }
    for (Lease lease : town.watch().leases()) {
      if (lease.phase() != Lease.Phase.FREE) {
        open.add("lease " + lease.id() + " is " + lease.phase());
      }
    }
    if (!town.mail().isEmpty()) {
      open.add("the queue is not empty");
    }
    if (town.identityCenter().busy()) {
      open.add("Identity Center is at work");
    }
    return open;
  }

  /** A breach where nothing is waited for any more and yet something is open for many runs. */
  Optional<String> stuck(Instant wall) {
    idleLooks = waits(wall) ? 0 : idleLooks + 1;
    return tooLate(idleLooks > RUNS_AT_MOST);
  }

  Optional<String> tooLate(boolean late) {
    return late ? Optional.of("liveness: " + String.join(", ", open())) : Optional.empty();
  }

  /** Whether anything is open whose time is still to come. */
  private boolean waits(Instant wall) {
    boolean leases =
        town.watch().leases().stream()
            .anyMatch(
                lease -> lease.phase() != Lease.Phase.FREE && lease.stepUntil().isAfter(wall));
    boolean requests =
        town.watch().requests().stream()
            .flatMap(request -> next(request).stream())
            .anyMatch(time -> time.isAfter(wall));
    return leases
        || requests
        || town.identityCenter().busy()
        || town.mail().next() > town.fibers().now();
  }

  private static Optional<Instant> next(AccessRequest request) {
    if (request.status() == RequestStatus.PENDING_APPROVAL) {
      return request.approval().map(Approval::deadline);
    }
    if (request.status() == RequestStatus.ACTIVE && request.endRequested().isEmpty()) {
      return request.expiresAt();
    }
    return request.notices().isEmpty() ? request.countDueAt() : Optional.of(request.noticeAfter());
  }

  /** What is wrong in the end. */
  Optional<String> judge() {
    for (ControlPlane.Held held : town.identityCenter().present()) {
      if (held.ours()) {
        return Optional.of("I1 left over: " + held.assignment().leaseId());
      }
    }
    for (AccessRequest request : town.watch().requests()) {
      var missing = town.watch().words().missing(request);
      if (!missing.isEmpty()) {
        return Optional.of("words: nobody was told of " + request.id() + ": " + missing);
      }
      Optional<String> broken =
          LedgerChain.firstBreak(request.id(), town.store().allEvents(request.id()));
      if (broken.isPresent()) {
        return Optional.of("I6 " + broken.get());
      }
    }
    if (!figures().equals(town.store().allFigures())) {
      return Optional.of("figures " + town.store().allFigures() + " instead of " + figures());
    }
    if (!town.mail().dead().isEmpty()) {
      return Optional.of("dead letter: " + town.mail().dead().get(0));
    }
    return forgotten();
  }

  /** How many requests of each day are in which state, counted anew. */
  private Map<Tally.Figure, Long> figures() {
    Map<Tally.Figure, Long> figures = new HashMap<>();
    for (AccessRequest request : town.watch().requests()) {
      Tally.figures(request, request.status()).forEach(f -> figures.merge(f, 1L, Long::sum));
    }
    return figures;
  }

  private Optional<String> forgotten() {
    for (Submission submission : town.watch().submissions()) {
      boolean lost =
          town.mail().lost().stream()
              .anyMatch(body -> body instanceof Submission one && one.id().equals(submission.id()));
      if (!lost && town.watch().request(submission.id()).isEmpty()) {
        return Optional.of("I6 " + submission.id() + " left no record");
      }
    }
    return Optional.empty();
  }
}
