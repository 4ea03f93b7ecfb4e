package io.boundary.broker.audit;

import io.boundary.model.LedgerHead;
import io.boundary.model.RequestId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what was seen of a ledger and what is wrong with it, one problem for each request. */
public final class Findings {

  private final ChainJudge judge;
  private final SortedMap<String, Seen> seen = new TreeMap<>();
  private final Set<String> broken = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  public Findings(ChainJudge judge) {
    this.judge = judge;
  }

  /** A chain as it was read, judged. */
  public void add(Chain chain) {
    add(chain, judge.problem(chain));
  }

  /** A chain as it was read, with what is wrong with it. */
  void add(Chain chain, Optional<String> problem) {
    if (!chain.events().isEmpty()) {
      seen.put(
          chain.id().value(), new Seen(chain.head(), chain.events().size(), judge.unsealed(chain)));
    }
    problem.ifPresent(words -> broken(chain.id().value(), words));
  }

  /** Something is wrong with that request. */
  public void broken(String request, String problem) {
    if (broken.add(request)) {
      problems.add(problem);
    }
  }

  boolean isBroken(RequestId id) {
    return broken.contains(id.value());
  }

  /** Sealed requests of which nothing was seen. */
  public List<RequestId> unseen() {
    return judge
        .seal()
        .map(
            seal ->
                seal.heads().keySet().stream()
                    .filter(id -> !seen.containsKey(id) && !broken.contains(id))
                    .map(RequestId::new)
                    .toList())
        .orElse(List.of());
  }

  /** All of it. */
  public AuditReport report() {
    SortedMap<String, LedgerHead> heads = new TreeMap<>();
    long events = 0;
    long unsealed = 0;
    for (Map.Entry<String, Seen> one : seen.entrySet()) {
      heads.put(one.getKey(), one.getValue().head());
      events += one.getValue().events();
      unsealed += one.getValue().unsealed();
    }
    return new AuditReport(heads, events, unsealed, problems);
  }

  /** What is kept of a chain. */
  private record Seen(LedgerHead head, long events, long unsealed) {}
}
