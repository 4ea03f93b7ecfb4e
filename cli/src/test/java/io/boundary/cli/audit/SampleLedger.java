package io.boundary.cli.audit;

import io.boundary.broker.audit.AuditReport;
import io.boundary.broker.audit.ChainJudge;
import io.boundary.model.Actor;
import io.boundary.model.LedgerEvent;
import io.boundary.model.LedgerEvent.Kind;
import io.boundary.model.LedgerHead;
import io.boundary.model.LedgerSeal;
import io.boundary.model.LedgerSeal.Since;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A ledger as lists of events, one for each request, and its bundle in memory. */
record SampleLedger(List<List<LedgerEvent>> requests) {

  static final Instant T0 = Instant.parse("2026-03-01T12:00:00.250Z");

  /** The two files of a bundle. */
  static final class Files {

    private final byte[] manifest;
    private final byte[] ledger;

    Files(byte[] manifest, byte[] ledger) {
      this.manifest = manifest;
      this.ledger = ledger;
    }

    byte[] manifest() {
      return manifest;
    }

    byte[] ledger() {
      return ledger;
    }

    /** What is wrong with it. */
    AuditReport check(ChainJudge judge) {
      try {
        return BundleCheck.of(new ByteArrayInputStream(ledger), manifest, judge, lines -> {});
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** So many requests; every third waits for people, and some have ended. */
  static SampleLedger of(int size, SplittableRandom random) {
    List<List<LedgerEvent>> requests = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      RequestId id = new RequestId("req-%016x".formatted(0x1000 + 16 * i));
      List<LedgerEvent> events = new ArrayList<>();
      if (i % 3 == 0) {
        events.add(change(events, id, RequestStatus.PENDING_APPROVAL));
        events.add(
            next(
                events, id, Kind.VOTE_APPROVE, Optional.empty(), Optional.empty(), "yes ☂ \"so\""));
      }
      events.add(change(events, id, RequestStatus.APPROVED));
      events.add(change(events, id, RequestStatus.ACTIVE));
      if (random.nextBoolean()) {
        events.add(change(events, id, RequestStatus.REVOKED));
      }
      requests.add(events);
    }
    return new SampleLedger(requests);
  }

  /** All hashes made anew, as whoever wants to stay unseen does. */
  SampleLedger hashed() {
    List<List<LedgerEvent>> anew = new ArrayList<>();
    for (List<LedgerEvent> events : requests) {
      List<LedgerEvent> chain = new ArrayList<>();
      for (LedgerEvent event : events) {
        chain.add(
            LedgerEvent.after(
                head(chain),
                event.requestId(),
                event.at(),
                event.actor(),
                event.kind(),
                event.from(),
                event.to(),
                event.reason(),
                event.evidenceDigest()));
      }
      anew.add(chain);
    }
    return new SampleLedger(anew);
  }

  /** Its bundle, with a manifest that fits. */
  Files files() {
    ByteArrayOutputStream ledger = new ByteArrayOutputStream();
    Manifest manifest = new Manifest();
    for (List<LedgerEvent> events : requests) {
      manifest.request();
      for (LedgerEvent event : events) {
        byte[] line = EventLine.bytes(event);
        ledger.writeBytes(line);
        ledger.write('\n');
        manifest.line(line);
        manifest.event(event.at());
      }
    }
    return new Files(manifest.bytes(), ledger.toByteArray());
  }

  /** Its seal. */
  LedgerSeal seal() {
    TreeMap<String, LedgerHead> heads = new TreeMap<>();
    requests.forEach(events -> heads.put(events.get(0).requestId().value(), head(events)));
    return new LedgerSeal(T0.plusSeconds(60), heads);
  }

  /** Whoever has the seal judges by this. */
  ChainJudge sealed() {
    return new ChainJudge(Optional.of(seal()), Since.NOTHING);
  }

  static LedgerEvent change(List<LedgerEvent> before, RequestId id, RequestStatus to) {
    Optional<RequestStatus> from =
        before.stream().flatMap(event -> event.to().stream()).reduce((one, next) -> next);
    return next(before, id, Kind.STATE_CHANGE, from, Optional.of(to), "now " + to);
  }

  private static LedgerEvent next(
      List<LedgerEvent> before,
      RequestId id,
      Kind kind,
      Optional<RequestStatus> from,
      Optional<RequestStatus> to,
      String reason) {
    return LedgerEvent.after(
        head(before),
        id,
        T0.plusMillis(10L * before.size()),
        Actor.slack(new SlackUserId("U0ALICE001")),
        kind,
        from,
        to,
        reason,
        "ab".repeat(32));
  }

  private static LedgerHead head(List<LedgerEvent> events) {
    return events.isEmpty() ? LedgerHead.NONE : events.get(events.size() - 1).head();
  }
}
