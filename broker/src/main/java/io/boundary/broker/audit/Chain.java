package io.boundary.broker.audit;

import io.boundary.model.LedgerEvent;
import io.boundary.model.LedgerHead;
import io.boundary.model.RequestId;
import java.util.List;

/**
 * One request's events, in the order in which they came.
 *
 * @param whole whether all of what is stored could be read as events
 */
public record Chain(RequestId id, List<LedgerEvent> events, boolean whole) {

  public Chain {
    events = List.copyOf(events);
  }

  /** Its end. */
  LedgerHead head() {
    return events.isEmpty() ? LedgerHead.NONE : events.get(events.size() - 1).head();
  }
}
