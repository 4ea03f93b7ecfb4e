package io.boundary.cli;

import io.boundary.broker.port.LedgerListing;
import io.boundary.broker.port.Listed;
import io.boundary.broker.port.Page;
import io.boundary.model.AccessRequest;
import io.boundary.policy.review.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Every stored decision, made again; requests are counted once each.
 *
 * @param changed what comes out otherwise: of one request, a line for each group that would matter
 * @param otherwise how many requests that are
 * @param unchanged how many come out as before
 * @param impossible how many cannot be made again: refused before the policy was asked, of an older
 *     deployment, or unreadable
 */
record DiffHistory(List<Changed> changed, long otherwise, long unchanged, long impossible) {

  DiffHistory {
    changed = List.copyOf(changed);
  }

  /** One that comes out otherwise. */
  record Changed(AccessRequest request, Replay.Outcome.Changed outcome) {}

  /** Reads and decides all of them. */
  static DiffHistory of(LedgerListing listing, Replay replay, LongConsumer progress) {
    List<Changed> changed = new ArrayList<>();
    long otherwise = 0;
    long unchanged = 0;
    long impossible = 0;
    Optional<String> cursor = Optional.empty();
    do {
      Page<Listed<AccessRequest>> page = listing.requests(cursor);
      for (Listed<AccessRequest> row : page.items()) {
        List<Replay.Outcome> outcomes = row.value().map(replay::of).orElse(List.of());
        List<Changed> differing = differing(row, outcomes);
        changed.addAll(differing);
        if (!differing.isEmpty()) {
          otherwise++;
        } else if (outcomes.stream().anyMatch(o -> o instanceof Replay.Outcome.Unchanged)) {
          unchanged++;
        } else {
          impossible++;
        }
      }
      progress.accept(otherwise + unchanged + impossible);
      cursor = page.next();
    } while (cursor.isPresent());
    return new DiffHistory(changed, otherwise, unchanged, impossible);
  }

  private static List<Changed> differing(Listed<AccessRequest> row, List<Replay.Outcome> outcomes) {
    List<Changed> changed = new ArrayList<>();
    for (Replay.Outcome outcome : outcomes) {
      if (outcome instanceof Replay.Outcome.Changed one) {
        row.value().ifPresent(request -> changed.add(new Changed(request, one)));
      }
    }
    return changed;
  }
}
