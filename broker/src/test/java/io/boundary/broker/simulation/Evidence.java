package io.boundary.broker.simulation;

import io.boundary.broker.port.Commit;
import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.LedgerHead;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import io.boundary.model.Vote;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** I6: every state change and every vote has exactly one ledger event, in the same commit. */
final class Evidence {

  private Evidence() {}

  /** What is wrong with the events of a write. */
  static Optional<String> problem(Optional<AccessRequest> before, Commit.RequestWrite write) {
    AccessRequest after = write.request();
    String where = after.id() + " (" + after.status() + ")";
    Optional<RequestStatus> from = before.map(AccessRequest::status);
    List<LedgerEvent> changes = ofKind(write, LedgerEvent.Kind.STATE_CHANGE);
    boolean changes1 = !from.equals(Optional.of(after.status()));
    if (changes.size() != (changes1 ? 1 : 0)) {
      return Optional.of(where + " has " + changes.size() + " events for its change of state");
    }
    if (changes1
        && (!changes.get(0).from().equals(from)
            || !changes.get(0).to().equals(Optional.of(after.status())))) {
      return Optional.of(where + " has an event of another change");
    }
    if (from.isPresent() && !from.get().canBecome(after.status())) {
      return Optional.of(where + " came from " + from.get());
    }
    return votes(before, write, where).or(() -> chain(before, write, where));
  }

  private static Optional<String> votes(
      Optional<AccessRequest> before, Commit.RequestWrite write, String where) {
    Set<SlackUserId> fresh = new HashSet<>(voters(write.request()));
    fresh.removeAll(before.map(Evidence::voters).orElse(Set.of()));
    Set<String> told =
        ofKind(write, LedgerEvent.Kind.VOTE_APPROVE).stream()
            .map(event -> event.actor().value())
            .collect(Collectors.toSet());
    boolean all = fresh.stream().allMatch(user -> told.contains("slack:" + user));
    return all ? Optional.empty() : Optional.of(where + " counts a vote without an event");
  }

  private static Set<SlackUserId> voters(AccessRequest request) {
    return request.approval().stream()
        .flatMap(approval -> approval.votes().stream())
        .map(Vote::slackUser)
        .collect(Collectors.toSet());
  }

  private static Optional<String> chain(
      Optional<AccessRequest> before, Commit.RequestWrite write, String where) {
    LedgerHead head = before.map(AccessRequest::head).orElse(LedgerHead.NONE);
    for (LedgerEvent event : write.events()) {
      if (event.seq() != head.seq() + 1 || !event.prevHash().equals(head.hash())) {
        return Optional.of(where + " has an event that does not follow the one before");
      }
      head = event.head();
    }
    return head.equals(write.request().head())
        ? Optional.empty()
        : Optional.of(where + " does not end where its ledger does");
  }

  private static List<LedgerEvent> ofKind(Commit.RequestWrite write, LedgerEvent.Kind kind) {
    return write.events().stream().filter(event -> event.kind() == kind).toList();
  }
}
