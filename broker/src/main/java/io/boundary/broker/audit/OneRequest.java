package io.boundary.broker.audit;

import io.boundary.broker.port.RequestHistory;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerEvent;
import io.boundary.model.LedgerHead;
import io.boundary.model.RequestId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One request's ledger and record, read consistently and judged. */
final class OneRequest {

  /** Who writes between our reads makes them disagree; nobody does it so often in a row. */
  private static final int ATTEMPTS = 5;

  private final RequestHistory history;
  private final Clock clock;

  OneRequest(RequestHistory history, Clock clock) {
    this.history = history;
    this.clock = clock;
  }

  /**
   * What was found.
   *
   * @param exists whether there is a record or an event
   * @param problem the first broken link
   */
  record Answer(Chain chain, boolean exists, Optional<String> problem) {}

  Answer look(RequestId id, ChainJudge judge) {
    Answer answer = once(id, judge);
    for (int i = 1; i < ATTEMPTS && answer.problem().isPresent(); i++) {
      answer = once(id, judge);
    }
    return answer;
  }

  /** The record is read first: by the time the events are, they may only be more. */
  private Answer once(RequestId id, ChainJudge judge) {
    try {
      Optional<AccessRequest> record = history.find(id);
      List<LedgerEvent> events = history.events(id);
      Chain chain = new Chain(id, events, true);
      Optional<String> problem =
          judge.problem(chain).or(() -> disagreement(id, ChainEnd.of(events), record));
      return new Answer(chain, record.isPresent() || !events.isEmpty(), problem);
    } catch (StoreException e) {
      if (!e.lasting()) {
        throw e;
      }
      return new Answer(
          new Chain(id, List.of(), false), true, Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private Optional<String> disagreement(
      RequestId id, ChainEnd end, Optional<AccessRequest> record) {
    if (record.isPresent()) {
      return end.disagreement(record.get());
    }
    return end.head().equals(LedgerHead.NONE) || end.mayHaveExpired(clock.instant())
        ? Optional.empty()
        : Optional.of(end.missing(id.value()));
  }
}
