package io.boundary.cli.audit;

import io.boundary.broker.audit.AuditReport;
import io.boundary.broker.audit.Chain;
import io.boundary.broker.audit.ChainJudge;
import io.boundary.broker.audit.Findings;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Checks a bundle, reading it once: its form, its chains, its manifest, and a seal. */
public final class BundleCheck {

  private final Findings findings;
  private final LongConsumer progress;
  private final Manifest manifest = new Manifest();
  private final List<LedgerEvent> chain = new ArrayList<>();
  private Optional<RequestId> last = Optional.empty();
  private long lines;

  private BundleCheck(ChainJudge judge, LongConsumer progress) {
    this.findings = new Findings(judge);
    this.progress = progress;
  }

  /**
   * Checks it.
   *
   * @param ledger read to its end, or to the first line that is no event
   * @param manifest the manifest's bytes
   * @param progress hears how many lines were read
   */
  public static AuditReport of(
      InputStream ledger, byte[] manifest, ChainJudge judge, LongConsumer progress)
      throws IOException {
    BundleCheck check = new BundleCheck(judge, progress);
    if (check.read(ledger)) {
      check.endOfChain();
      check.whole(manifest);
    }
    return check.findings.report();
  }

  private boolean read(InputStream in) throws IOException {
    Optional<byte[]> line = JsonLines.next(in);
    while (line.isPresent()) {
      lines++;
      progress.accept(lines);
      Optional<LedgerEvent> event = EventLine.parse(line.get());
      if (event.isEmpty() || !fits(event.get())) {
        String what = event.isEmpty() ? " is no event" : " comes in the wrong place";
        findings.broken("", "line " + lines + " of " + BundleWriter.LEDGER + what);
        return false;
      }
      chain.add(event.get());
      manifest.line(line.get());
      manifest.event(event.get().at());
      line = JsonLines.next(in);
    }
    return true;
  }

  /** Whether the event is of the same request or of a later one; ends the chain before it. */
  private boolean fits(LedgerEvent event) {
    int order = last.map(id -> id.value().compareTo(event.requestId().value())).orElse(-1);
    if (order < 0) {
      endOfChain();
      manifest.request();
      last = Optional.of(event.requestId());
    }
    return order <= 0;
  }

  private void endOfChain() {
    last.ifPresent(id -> findings.add(new Chain(id, chain, true)));
    chain.clear();
  }

  private void whole(byte[] expected) {
    for (RequestId id : findings.unseen()) {
      findings.add(new Chain(id, List.of(), true));
    }
    if (!Arrays.equals(manifest.bytes(), expected)) {
      findings.broken(
          "", BundleWriter.MANIFEST + " is not that of " + BundleWriter.LEDGER + " as it is");
    }
  }
}
