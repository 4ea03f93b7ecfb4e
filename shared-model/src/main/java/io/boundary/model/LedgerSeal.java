package io.boundary.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where every chain of the ledger ended at some time. Kept where nobody who can write the ledger
 * can write, it shows what was removed or rewritten since, hashes made anew included: a chain whose
 * event of the sealed number has the sealed hash has the sealed events before it.
 *
 * <p>The root stands for all of it, and is short enough to be written down. It is the SHA-256 over
 * the canonical form ({@link Digest#canonical}) of these fields: {@code boundary-ledger-seal 1},
 * the time in milliseconds, the number of chains, and of each chain, in the order of their ids, its
 * id, the number of its last event and that event's hash.
 *
 * @param at when its reading began, in whole milliseconds; what was there by then is sealed
 * @param heads the end of each chain, by request id
 */
public record LedgerSeal(Instant at, SortedMap<String, LedgerHead> heads) {

  /** A function runs no longer, so an event is in the ledger so long after its own time. */
  static final Duration LATE = Duration.ofMinutes(15);

  private static final String FORM = "boundary-ledger-seal 1";

  /** What there may be beside that which was sealed. */
  public enum Since {
    /** Nothing: what is looked at is what was sealed. */
    NOTHING,
    /** Events of a time after the seal. */
    LATER_EVENTS
  }

  public LedgerSeal {
    heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
    if (!at.truncatedTo(ChronoUnit.MILLIS).equals(at)) {
      throw new IllegalArgumentException("a seal's time must be in whole milliseconds");
    }
    heads.keySet().forEach(RequestId::new);
    if (heads.values().stream().anyMatch(head -> head.seq() < 1)) {
      throw new IllegalArgumentException("a sealed chain has an event");
    }
  }

  /** SHA-256 over all of it, 64 lower-case hex digits. */
  public String root() {
    List<String> fields = new ArrayList<>(3 + 3 * heads.size());
    fields.add(FORM);
    fields.add(Long.toString(at.toEpochMilli()));
    fields.add(Integer.toString(heads.size()));
    for (Map.Entry<String, LedgerHead> head : heads.entrySet()) {
      fields.add(head.getKey());
      fields.add(Long.toString(head.getValue().seq()));
      fields.add(head.getValue().hash());
    }
    return Digest.sha256Hex(Digest.canonical(fields));
  }

  /** The sealed end of that request's chain; of one that was not there, the empty chain's. */
  public LedgerHead head(RequestId id) {
    return heads.getOrDefault(id.value(), LedgerHead.NONE);
  }

  /**
   * What is wrong with a chain that verifies by itself, or that has no events; empty where it is
   * what was sealed, with nothing more than there may be.
   */
  public Optional<String> breach(RequestId id, List<LedgerEvent> events, Since since) {
    LedgerHead sealed = head(id);
    if (events.size() < sealed.seq()) {
      String now = events.isEmpty() ? "no event" : "event " + events.size();
      return Optional.of(
          "%s ended with event %d when it was sealed, and with %s now"
              .formatted(id, sealed.seq(), now));
    }
    int known = Math.toIntExact(sealed.seq());
    if (known > 0 && !events.get(known - 1).head().equals(sealed)) {
      return Optional.of(id + " event " + known + " is not the one that was sealed");
    }
    return events.stream()
        .skip(known)
        .filter(event -> since == Since.NOTHING || event.at().isBefore(at.minus(LATE)))
        .findFirst()
        .map(event -> id + " event " + event.seq() + " was not there when it was sealed");
  }
}
