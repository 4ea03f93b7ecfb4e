package io.boundary.cli.audit;

import io.boundary.cli.audit.SampleLedger.Files;
import io.boundary.model.Actor;
import io.boundary.model.LedgerEvent;
import io.boundary.model.LedgerHead;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What somebody does to a bundle: to bytes, events or whole requests; and to hashes and manifest
 * afterwards, as well as they can.
 */
final class Tampering {

  /** How many kinds there are. */
  static final int KINDS = 14;

  private final SampleLedger ledger;
  private final SplittableRandom random;

  Tampering(SampleLedger ledger, SplittableRandom random) {
    this.ledger = ledger;
    this.random = random;
  }

  /** The bundle after one deed; sometimes as it was. */
  Files done(int kind) {
    Files files = ledger.files();
    return switch (kind) {
      case 0 -> new Files(bytes(files.manifest()), files.ledger());
      case 1 -> new Files(files.manifest(), bytes(files.ledger()));
      // The manifest made anew over whatever the bytes are now.
      case 2, 3 -> refitted(bytes(files.ledger()));
      default -> {
        SampleLedger changed = new SampleLedger(requests(kind));
        SampleLedger written = random.nextInt(4) == 0 ? changed : changed.hashed();
        Files anew = written.files();
        yield random.nextInt(4) == 0 ? new Files(files.manifest(), anew.ledger()) : anew;
      }
    };
  }

  private byte[] bytes(byte[] file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = random.nextInt(file.length);
    int deed = random.nextInt(4);
    out.write(file, 0, at);
    switch (deed) {
      case 0 -> out.write(file[at] ^ 1 << random.nextInt(8));
      case 1 -> {
        out.write(random.nextInt(256));
        out.write(file[at]);
      }
      case 2 -> {
        if (at + 1 < file.length) {
          out.write(file[at + 1]);
          out.write(file[at]);
          at++;
        }
      }
      default -> {
        // Left out.
      }
    }
    out.write(file, at + 1, file.length - at - 1);
    return out.toByteArray();
  }

  private static Files refitted(byte[] ledger) {
    Manifest manifest = new Manifest();
    int begin = 0;
    String last = "";
    for (int i = 0; i < ledger.length; i++) {
      if (ledger[i] == '\n') {
        byte[] line = Arrays.copyOfRange(ledger, begin, i);
        manifest.line(line);
        String id = EventLine.parse(line).map(event -> event.requestId().value()).orElse(last);
        if (!id.equals(last)) {
          manifest.request();
        }
        last = id;
        manifest.event(EventLine.parse(line).map(LedgerEvent::at).orElse(SampleLedger.T0));
        begin = i + 1;
      }
    }
    return new Files(manifest.bytes(), ledger);
  }

  private List<List<LedgerEvent>> requests(int kind) {
    List<List<LedgerEvent>> requests = new ArrayList<>();
    ledger.requests().forEach(events -> requests.add(new ArrayList<>(events)));
    int one = random.nextInt(requests.size());
    int two = random.nextInt(requests.size());
    List<LedgerEvent> events = requests.get(one);
    int at = random.nextInt(events.size());
    switch (kind) {
      case 4 -> events.remove(at);
      case 5 -> events.add(at, events.get(random.nextInt(events.size())));
      case 6 -> Collections.swap(events, at, random.nextInt(events.size()));
      case 7 -> events.subList(at, events.size()).clear();
      case 8 -> events.add(SampleLedger.change(events, events.get(0).requestId(), some()));
      case 9 -> events.set(at, changed(events.get(at)));
      case 10 -> requests.remove(one);
      case 11 -> requests.add(two, events);
      case 12 -> Collections.swap(requests, one, two);
      default -> {
        RequestId id = new RequestId("req-%016x".formatted(random.nextInt(0x3000)));
        requests.add(two, List.of(SampleLedger.change(List.of(), id, some())));
        requests.sort((a, b) -> id(a).compareTo(id(b)));
      }
    }
    requests.removeIf(List::isEmpty);
    return requests;
  }

  private static String id(List<LedgerEvent> events) {
    return events.get(0).requestId().value();
  }

  private RequestStatus some() {
    RequestStatus[] all = RequestStatus.values();
    return all[random.nextInt(all.length)];
  }

  private LedgerEvent changed(LedgerEvent event) {
    int field = random.nextInt(4);
    return LedgerEvent.after(
        new LedgerHead(event.seq() - 1, event.prevHash()),
        event.requestId(),
        field == 0 ? event.at().plusMillis(1 + random.nextInt(9)) : event.at(),
        field == 1 ? new Actor("slack:U0EVE00001") : event.actor(),
        event.kind(),
        event.from(),
        event.to(),
        field == 2 ? event.reason() + " " : event.reason(),
        field == 3 ? "cd".repeat(32) : event.evidenceDigest());
  }
}
