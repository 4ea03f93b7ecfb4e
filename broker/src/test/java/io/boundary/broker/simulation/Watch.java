package io.boundary.broker.simulation;

import io.boundary.broker.Submission;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.Operation;
import io.boundary.model.AccessRequest;
import io.boundary.model.Assignment;
import io.boundary.model.Lease;
import io.boundary.model.LedgerEvent;
import io.boundary.model.Notice;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sees every change as it is made, and holds it against what must always be true. The first breach
 * ends the history.
 */
final class Watch {

  private final Town town;
  private final Map<RequestId, AccessRequest> requests = new HashMap<>();
  private final Map<String, Lease> leases = new TreeMap<>();
  private final Map<RequestId, Submission> submissions = new HashMap<>();
  private final Map<String, Integer> clicks = new HashMap<>();
  private final Map<String, Integer> votes = new HashMap<>();
  private final Words words;
  private final GrantRules grantRules;
  private final Standing standing;
  private boolean frozen;
  private boolean changed;
  private Optional<String> breach = Optional.empty();

  Watch(Town town) {
    this.town = town;
    words = new Words(this);
    grantRules = new GrantRules(town, this);
    standing = new Standing(town, this);
  }

  /** What went wrong first. */
  Optional<String> breach() {
    return breach;
  }

  /** Ends the history with that. */
  void breach(String what) {
    if (breach.isEmpty()) {
      breach = Optional.of(what);
      town.story().step(town.fibers().now(), "BREACH", what, "", "");
      town.fibers().stop();
    }
  }

  Words words() {
    return words;
  }

  Collection<AccessRequest> requests() {
    return new TreeMap<>(byName()).values();
  }

  private Map<String, AccessRequest> byName() {
    Map<String, AccessRequest> named = new HashMap<>();
    requests.forEach((id, request) -> named.put(id.value(), request));
    return named;
  }

  Collection<Lease> leases() {
    return leases.values();
  }

  Collection<Submission> submissions() {
    return submissions.values();
  }

  Optional<AccessRequest> request(RequestId id) {
    return Optional.ofNullable(requests.get(id));
  }

  Optional<Lease> lease(Assignment assignment) {
    return Optional.ofNullable(leases.get(assignment.leaseId().value()));
  }

  boolean isFrozen() {
    return frozen;
  }

  /** Somebody has asked, whatever becomes of it. */
  void asked(Submission submission) {
    submissions.put(submission.id(), submission);
  }

  /** Somebody has clicked, however often that is delivered. */
  void clicked(RequestId request, SlackUserId user, boolean approve) {
    clicks.merge(clickKey(request, user.value(), approve), 1, Integer::sum);
  }

  boolean hasApproved(RequestId request, SlackUserId user) {
    return clicks.containsKey(clickKey(request, user.value(), true));
  }

  private static String clickKey(RequestId request, String user, boolean approve) {
    return request + " " + user + " " + approve;
  }

  void frozen(boolean now) {
    frozen = now;
  }

  /** A commit was applied. */
  void committed(Instance process, Commit commit) {
    changed = true;
    for (Commit.RequestWrite write : commit.requests()) {
      Optional<AccessRequest> before = request(write.request().id());
      Evidence.problem(before, write).ifPresent(problem -> breach("I6 " + problem));
      write.events().forEach(this::counted);
      if (before.isEmpty() && !submissions.containsKey(write.request().id())) {
        breach("I7 " + write.request().id() + " was never asked for");
      }
      grantRules.written(process, before, write.request());
      before
          .filter(old -> old.status() == RequestStatus.ACTIVE)
          .filter(old -> write.request().status() == RequestStatus.REVOKED)
          .ifPresent(old -> grantRules.superseded(old, commit));
    }
    commit.lease().ifPresent(write -> leased(process, commit, write.lease()));
    commit.requests().forEach(write -> requests.put(write.request().id(), write.request()));
  }

  private void leased(Instance process, Commit commit, Lease next) {
    grantRules.leased(process, lease(next.assignment()), next, commit);
    leases.put(next.id().value(), next);
  }

  private void counted(LedgerEvent event) {
    if (event.kind() == LedgerEvent.Kind.STATE_CHANGE) {
      return;
    }
    boolean approve = event.kind() == LedgerEvent.Kind.VOTE_APPROVE;
    String who = event.actor().value();
    String key = clickKey(event.requestId(), who.substring(who.indexOf(':') + 1), approve);
    if (votes.merge(key, 1, Integer::sum) > clicks.getOrDefault(key, 0)) {
      breach("I7 more votes than clicks: " + key);
    }
  }

  /** Identity Center accepts a change. */
  void begins(Instance process, Operation.Kind kind, Assignment assignment) {
    grantRules.begins(process, kind, assignment);
  }

  /** An assignment was deleted by an operation of Boundary's. */
  void deleted(ControlPlane.Held held) {
    if (!held.ours() && lease(held.assignment()).isEmpty()) {
      breach("I4 took " + held.assignment().leaseId() + ", which is somebody else's");
    }
  }

  void told(Notice notice, AccessRequest request) {
    words.told(notice, request).ifPresent(this::breach);
  }

  void cannotBeTold(Notice notice, AccessRequest request) {
    words.settled(notice, request);
  }

  /** After a port call took effect. */
  void afterStep(Instance process) {
    if (changed) {
      changed = false;
      standing.check();
    }
  }

  /** After the world outside has changed. */
  void afterChange() {
    standing.check();
  }

  /** Looks at the time: has anything outlived its end? */
  void inspect() {
    standing.overstays();
  }
}
