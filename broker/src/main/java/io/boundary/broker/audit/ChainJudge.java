package io.boundary.broker.audit;

import io.boundary.model.LedgerChain;
import io.boundary.model.LedgerEvent;
import io.boundary.model.LedgerSeal;
import io.boundary.model.RequestId;
import java.util.List;
import java.util.Optional;

/**
 * Judges chains by themselves and by a seal, where there is one.
 *
 * @param since what there may be beside what was sealed
 */
public record ChainJudge(Optional<LedgerSeal> seal, LedgerSeal.Since since) {

  /** Without a seal. */
  public static final ChainJudge UNSEALED =
      new ChainJudge(Optional.empty(), LedgerSeal.Since.LATER_EVENTS);

  /** The first broken link; empty where there is none. */
  public Optional<String> problem(Chain chain) {
    if (!chain.whole()) {
      return Optional.of(chain.id() + " has an event that cannot be read");
    }
    return problem(chain.id(), chain.events());
  }

  private Optional<String> problem(RequestId id, List<LedgerEvent> events) {
    return LedgerChain.firstBreak(id, events)
        .or(() -> seal.flatMap(kept -> kept.breach(id, events, since)));
  }

  /** How many of a good chain's events the seal does not cover. */
  long unsealed(Chain chain) {
    return seal.map(kept -> Math.max(0, chain.events().size() - kept.head(chain.id()).seq()))
        .orElse(0L);
  }
}
