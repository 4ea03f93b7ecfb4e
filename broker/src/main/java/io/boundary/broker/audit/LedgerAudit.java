package io.boundary.broker.audit;

import io.boundary.broker.port.LedgerListing;
import io.boundary.broker.port.Listed;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.RequestHistory;
import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Looks at the whole ledger: each chain by itself, by a seal, and against its request's record. The
 * ledger is read once, page by page; what is kept of it is the end of each chain. Work goes on
 * meanwhile, so whatever looks wrong is read again, consistently and by itself, before it is called
 * broken.
 */
public final class LedgerAudit {

  private final LedgerListing listing;
  private final OneRequest again;
  private final Clock clock;

  public LedgerAudit(LedgerListing listing, RequestHistory history, Clock clock) {
    this.listing = listing;
    this.again = new OneRequest(history, clock);
    this.clock = clock;
  }

  /**
   * All of it.
   *
   * @param progress hears how many rows of the two tables were read
   * @throws io.boundary.broker.port.StoreException where the store is out of reach
   */
  public AuditReport all(ChainJudge judge, LongConsumer progress) {
    Run run = new Run(judge, progress);
    run.events();
    run.requests();
    run.withoutRecord();
    run.unseen();
    return run.findings.report();
  }

  /**
   * One request; empty where there is none of that id, nor ever was one that the seal knows.
   *
   * @throws io.boundary.broker.port.StoreException where the store is out of reach
   */
  public Optional<AuditReport> one(RequestId id, ChainJudge judge) {
    Findings findings = new Findings(judge);
    OneRequest.Answer answer = again.look(id, judge);
    findings.add(answer.chain(), answer.problem());
    return answer.exists() || answer.problem().isPresent()
        ? Optional.of(findings.report())
        : Optional.empty();
  }

  /** One walk. */
  private final class Run {

    private final ChainJudge judge;
    private final LongConsumer progress;
    private final Findings findings;
    private final Map<RequestId, ChainEnd> withoutRecord = new HashMap<>();
    private final Map<RequestId, ChainEnd> ends = new HashMap<>();
    private long rows;

    Run(ChainJudge judge, LongConsumer progress) {
      this.judge = judge;
      this.progress = progress;
      this.findings = new Findings(judge);
    }

    void events() {
      String key = "";
      List<LedgerEvent> events = new ArrayList<>();
      boolean whole = true;
      Optional<String> cursor = Optional.empty();
      do {
        Page<Listed<LedgerEvent>> page = listing.events(cursor);
        for (Listed<LedgerEvent> row : page.items()) {
          if (!row.key().equals(key)) {
            chain(key, events, whole);
            key = row.key();
            events = new ArrayList<>();
            whole = true;
          }
          row.value().ifPresent(events::add);
          whole &= row.value().isPresent();
        }
        cursor = next(page);
      } while (cursor.isPresent());
      chain(key, events, whole);
    }

    private void chain(String key, List<LedgerEvent> events, boolean whole) {
      if (events.isEmpty() && whole) {
        return;
      }
      RequestId.parse(key)
          .ifPresentOrElse(
              id -> chain(new Chain(id, events, whole)),
              () -> findings.broken(key, "the ledger has an event of `" + shown(key) + "`"));
    }

    private void chain(Chain chain) {
      if (judge.problem(chain).isPresent() || ends.containsKey(chain.id())) {
        lookAgain(chain.id());
        return;
      }
      findings.add(chain, Optional.empty());
      ends.put(chain.id(), ChainEnd.of(chain.events()));
      withoutRecord.put(chain.id(), ChainEnd.of(chain.events()));
    }

    private void lookAgain(RequestId id) {
      OneRequest.Answer answer = again.look(id, judge);
      findings.add(answer.chain(), answer.problem());
      withoutRecord.remove(id);
      ends.put(id, ChainEnd.of(answer.chain().events()));
    }

    void requests() {
      Optional<String> cursor = Optional.empty();
      do {
        Page<Listed<AccessRequest>> page = listing.requests(cursor);
        page.items().forEach(this::record);
        cursor = next(page);
      } while (cursor.isPresent());
    }

    private void record(Listed<AccessRequest> row) {
      Optional<RequestId> id = RequestId.parse(row.key());
      if (id.isEmpty()) {
        findings.broken(row.key(), "there is a record of `" + shown(row.key()) + "`");
        return;
      }
      withoutRecord.remove(id.get());
      ChainEnd end = ends.getOrDefault(id.get(), ChainEnd.NONE);
      boolean agrees = row.value().map(r -> end.disagreement(r).isEmpty()).orElse(false);
      if (!agrees && !findings.isBroken(id.get())) {
        again.look(id.get(), judge).problem().ifPresent(w -> findings.broken(row.key(), w));
      }
    }

    void withoutRecord() {
      withoutRecord.forEach(
          (id, end) -> {
            if (!end.mayHaveExpired(clock.instant())) {
              again.look(id, judge).problem().ifPresent(w -> findings.broken(id.value(), w));
            }
          });
    }

    /** What the seal knows and nobody has met. */
    void unseen() {
      findings.unseen().forEach(this::lookAgain);
    }

    private <T> Optional<String> next(Page<T> page) {
      rows += page.items().size();
      progress.accept(rows);
      return page.next();
    }
  }

  /** A key that is no request id, fit to be shown. */
  private static String shown(String key) {
    String visible = key.replaceAll("[^ -_a-~]", "?");
    return visible.length() > 80 ? visible.substring(0, 80) + "…" : visible;
  }
}
