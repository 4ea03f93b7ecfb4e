package io.boundary.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of the append-only ledger: a state change or a vote of one request.
 *
 * @param seq 1 for the first event of a request, then one more each
 * @param at when, in whole milliseconds: the hash covers no more, so there may be no more
 * @param from the state before; empty at birth and for a vote
 * @param to the state after; empty for a vote
 * @param evidenceDigest {@link DecisionEvidence#digest()} as it was then
 * @param origin what the request counts under; the first event has it, unless an older version
 *     wrote it
 * @param prevHash the hash of the event before; {@link LedgerHead#NONE} for the first
 * @param hash SHA-256 over the canonical form of all other fields
 */
public record LedgerEvent(
    RequestId requestId,
    long seq,
    Instant at,
    Actor actor,
    Kind kind,
    Optional<RequestStatus> from,
    Optional<RequestStatus> to,
    String reason,
    String evidenceDigest,
    Optional<Origin> origin,
    String prevHash,
    String hash) {

  private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);
  private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);

  public LedgerEvent {
    if (at.isBefore(EARLIEST)
        || at.isAfter(LATEST)
        || !at.truncatedTo(ChronoUnit.MILLIS).equals(at)) {
      throw new IllegalArgumentException("an event's time must be in whole milliseconds");
    }
  }

  /** What an event tells of. */
  public enum Kind {
    STATE_CHANGE,
    VOTE_APPROVE,
    VOTE_DENY
  }

  /** The event that begins a request's chain with the state that it is in. */
  public static LedgerEvent first(AccessRequest request, Instant at, Actor actor, String reason) {
    return hashed(
        new LedgerEvent(
            request.id(),
            1,
            at,
            actor,
            Kind.STATE_CHANGE,
            Optional.empty(),
            Optional.of(request.status()),
            reason,
            request.evidence().digest(),
            Optional.of(Origin.of(request)),
            LedgerHead.NONE.hash(),
            ""));
  }

  /** The event that follows the head of a request's chain. */
  public static LedgerEvent after(
      LedgerHead head,
      RequestId requestId,
      Instant at,
      Actor actor,
      Kind kind,
      Optional<RequestStatus> from,
      Optional<RequestStatus> to,
      String reason,
      String evidenceDigest) {
    return hashed(
        new LedgerEvent(
            requestId,
            head.seq() + 1,
            at,
            actor,
            kind,
            from,
            to,
            reason,
            evidenceDigest,
            Optional.empty(),
            head.hash(),
            ""));
  }

  /** The head of the chain once this event is its end. */
  public LedgerHead head() {
    return new LedgerHead(seq, hash);
  }

  /** The hash that the other fields give. What an event does not have adds nothing to it. */
  public String computedHash() {
    List<String> fields =
        new ArrayList<>(
            List.of(
                requestId.value(),
                Long.toString(seq),
                Long.toString(at.toEpochMilli()),
                actor.value(),
                kind.name(),
                from.map(Enum::name).orElse(""),
                to.map(Enum::name).orElse(""),
                reason,
                evidenceDigest,
                prevHash));
    origin.ifPresent(known -> fields.addAll(known.canonical()));
    return Digest.sha256Hex(Digest.canonical(fields));
  }

  private static LedgerEvent hashed(LedgerEvent open) {
    return new LedgerEvent(
        open.requestId,
        open.seq,
        open.at,
        open.actor,
        open.kind,
        open.from,
        open.to,
        open.reason,
        open.evidenceDigest,
        open.origin,
        open.prevHash,
        open.computedHash());
  }
}
