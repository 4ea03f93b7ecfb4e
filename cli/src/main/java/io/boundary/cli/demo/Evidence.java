package io.boundary.cli.demo;

import io.boundary.model.AccessRequest;
import io.boundary.model.LedgerChain;
import io.boundary.model.LedgerEvent;
import io.boundary.model.LedgerHead;
import io.boundary.model.RequestId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an auditor finds: every step of the story, in chains that show any change. */
final class Evidence implements Chapter {

  private static final String ROW = "%-20s  %-6s  %6s  %s";

  @Override
  public String title() {
    return "What an auditor finds";
  }

  @Override
  public void play(Stage stage, Teller teller) throws IOException, InterruptedException {
    teller.say(
        "Each change of state and each vote stands in the ledger, each event sealed with the hash of"
            + " the one before it.");
    List<Stage.Asked> asked = stage.asked();
    teller.row(ROW.formatted("request", "who", "events", "what became of it"));
    List<String> broken = new ArrayList<>();
    for (Stage.Asked each : asked) {
      List<LedgerEvent> events = stage.sight().events(each.id());
      teller.row(ROW.formatted(each.id(), each.person(), events.size(), course(events)));
      problem(stage, each.id(), events).ifPresent(broken::add);
    }
    teller.gap();
    stage
        .look()
        .now(
            "All chains verify, each to the end that its record names.",
            broken.isEmpty() && !asked.isEmpty(),
            asked.isEmpty() ? "there are no requests" : String.join("; ", broken));
    forged(stage, teller, asked.get(0).id());
  }

  private static Optional<String> problem(Stage stage, RequestId id, List<LedgerEvent> events) {
    Optional<String> chain = LedgerChain.firstBreak(id, events);
    if (chain.isPresent()) {
      return chain;
    }
    LedgerHead last = events.isEmpty() ? LedgerHead.NONE : events.get(events.size() - 1).head();
    Optional<LedgerHead> named = stage.sight().request(id).map(AccessRequest::head);
    return named.equals(Optional.of(last)) && !events.isEmpty()
        ? Optional.empty()
        : Optional.of(id + " ends elsewhere than its record says");
  }

  private static String course(List<LedgerEvent> events) {
    return events.stream()
        .map(LedgerEvent::to)
        .flatMap(Optional::stream)
        .map(status -> status.name().toLowerCase(Locale.ROOT).replace("_approval", ""))
        .collect(Collectors.joining(", "));
  }

  /** A check that has never failed is worth little. */
  private static void forged(Stage stage, Teller teller, RequestId id) {
    List<LedgerEvent> events = new ArrayList<>(stage.sight().events(id));
    LedgerEvent first = events.get(0);
    events.set(
        0,
        new LedgerEvent(
            first.requestId(),
            first.seq(),
            first.at(),
            first.actor(),
            first.kind(),
            first.from(),
            first.to(),
            first.reason() + ", honestly",
            first.evidenceDigest(),
            first.origin(),
            first.prevHash(),
            first.hash()));
    Optional<String> found = LedgerChain.firstBreak(id, events);
    stage
        .look()
        .now(
            "A copy with one word added is found out.",
            found.isPresent(),
            "the forged chain verifies");
    teller.detail(found.orElse(""));
  }
}
