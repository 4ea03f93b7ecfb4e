package io.boundary.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    LedgerEvent open =
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
            head.hash(),
            "");
    return open.withHash(open.computedHash());
  }

  /** The head of the chain once this event is its end. */
  public LedgerHead head() {
    return new LedgerHead(seq, hash);
  }

  /** The hash that the other fields give. */
  public String computedHash() {
    return Digest.sha256Hex(
        Digest.canonical(
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
                prevHash)));
  }

  private LedgerEvent withHash(String computed) {
    return new LedgerEvent(
        requestId, seq, at, actor, kind, from, to, reason, evidenceDigest, prevHash, computed);
  }
}
