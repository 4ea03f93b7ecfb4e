package io.boundary.broker;

import io.boundary.broker.decision.Identities.Identity;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.broker.port.HistoryQuery;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.Reply;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.GroupId;
import io.boundary.model.SlackUserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What people may see of requests in Slack: their own, and those that they may approve. */
public final class ReadRequests {

  private static final int RECENT = 10;
  private static final int PAGE = 100;
  private static final int SEARCHED_AT_MOST = 1000;

  private final Broker broker;
  private final Approvers approvers;

  public ReadRequests(Broker broker) {
    this.broker = broker;
    this.approvers = new Approvers(broker.directory(), broker.forks());
  }

  /** Answers {@code status}. A request that is not for this person to see looks like none. */
  public Outcome status(UserCommand command) {
    return answering(
        command,
        () ->
            command
                .target()
                .flatMap(id -> broker.store().find(id))
                .filter(request -> maySee(command, request))
                .<Reply>map(Reply.One::new)
                .orElseGet(() -> notFound(command)));
  }

  /** Answers {@code list}: the newest own requests, live ones first. */
  public Outcome list(UserCommand command) {
    return answering(
        command,
        () -> {
          List<AccessRequest> newest = newestOf(command.user());
          return new Reply.Many(
              Stream.concat(
                      newest.stream().filter(request -> !request.status().isFinal()),
                      newest.stream().filter(request -> request.status().isFinal()))
                  .limit(RECENT)
                  .toList());
        });
  }

  /** One page could hold refused requests alone, and a live one be behind it. */
  private List<AccessRequest> newestOf(SlackUserId requester) {
    List<AccessRequest> newest = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<AccessRequest> page =
          broker
              .history()
              .page(
                  new HistoryQuery(
                      new HistoryQuery.ByRequester(requester),
                      Optional.empty(),
                      Optional.empty(),
                      PAGE,
                      cursor));
      newest.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent() && newest.size() < SEARCHED_AT_MOST);
    return newest;
  }

  static Reply notFound(UserCommand command) {
    return new Reply.Text(
        "I know no request " + command.target().map(Object::toString).orElse("") + " of yours.");
  }

  private Outcome answering(UserCommand command, Supplier<Reply> answer) {
    try {
      Identity identity = broker.identities().of(command.user(), command.team());
      Reply reply =
          identity instanceof Identity.Refused refused
              ? new Reply.Text("I cannot answer: " + refused.reason() + ".")
              : answer.get();
      broker.telling().reply(command.replyTo(), reply);
      return Outcome.DONE;
    } catch (RuntimeException e) {
      if (!Outages.is(e)) {
        throw e;
      }
      Instant now = broker.now();
      if (Outages.hopeless(e, command.receivedAt(), now)) {
        broker
            .telling()
            .reply(command.replyTo(), new Reply.Text("I cannot answer: " + Outages.why(e) + "."));
        return Outcome.DONE;
      }
      return Outages.wait(e, command.receivedAt(), command.attempt(), broker.now());
    }
  }

  private boolean maySee(UserCommand command, AccessRequest request) {
    if (request.ask().requester().equals(command.user())) {
      return true;
    }
    Map<String, GroupId> groups = new LinkedHashMap<>(broker.policies().policy().groups());
    groups.keySet().retainAll(request.approval().map(Approval::groups).orElse(List.of()));
    Identity identity = broker.identities().of(command.user(), command.team());
    return !groups.isEmpty()
        && identity instanceof Identity.Known known
        && approvers.groupOf(known.principal(), groups).isPresent();
  }
}
