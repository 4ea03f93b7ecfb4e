package io.boundary.sandbox.soak;

import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestStatus;
import io.boundary.sandbox.e2e.Invariants;
import io.boundary.sandbox.e2e.Rig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What must be true once all has settled, read through AWS's protocols and Slack alone. */
final class Verdict {

  private static final String STAGING = "333344445555";

  private final Rig rig;
  private final Journal journal;
  private final List<String> breaches = new ArrayList<>();
  private final Map<String, Books> records;

  private Verdict(Rig rig, Journal journal) {
    this.rig = rig;
    this.journal = journal;
    this.records = Books.of(rig).stream().collect(Collectors.toMap(Books::id, record -> record));
  }

  /** Every breach. */
  static List<String> breaches(Rig rig, Journal journal) {
    Verdict verdict = new Verdict(rig, journal);
    Invariants.breaches(rig, Set.of(Poison.RECORD)).forEach(verdict.breaches::add);
    verdict.breaches.addAll(journal.complaints());
    verdict.oneRecordPerDelivery();
    verdict.records.values().forEach(verdict::record);
    verdict.leases();
    verdict.deadLetters();
    verdict.breaches.addAll(new Told(rig, verdict.records.values()).lies());
    verdict.figures();
    return verdict.breaches;
  }

  /** I7: what was received has its record, what was refused has none, and nothing else has one. */
  private void oneRecordPerDelivery() {
    Set<String> unknown = new HashSet<>(records.keySet());
    for (Journal.Ask ask : journal.asks()) {
      boolean exists = unknown.remove(ask.id());
      if (ask.said() == Journal.Said.RECEIVED && !exists) {
        breaches.add("lost: " + ask + " has no record");
      }
      boolean refused =
          ask.said() == Journal.Said.NOT_QUEUED || ask.said() == Journal.Said.NO_REQUEST;
      if (refused && exists) {
        breaches.add("a lie: " + ask + " was refused and has a record");
      }
    }
    unknown.forEach(id -> breaches.add("nobody asked for " + id));
  }

  private void record(Books record) {
    if (!record.isFinal()) {
      breaches.add("stuck: " + record.id() + " is " + record.status() + " " + record.item());
    }
    if (record.owesWords()) {
      breaches.add("owed: " + record.id() + " " + record.item().get("notify_due"));
    }
    List<LedgerEvent> events = rig.aws.events(record.id());
    lawful(record.id(), events);
    if (states(events).contains(RequestStatus.APPROVED)) {
      fourEyes(record, events);
      if (Crowd.OUTSIDERS.contains(record.requester())) {
        breaches.add("I8: " + record.id() + " was granted to " + record.requester());
      }
    }
  }

  private static List<RequestStatus> states(List<LedgerEvent> events) {
    return events.stream().flatMap(event -> event.to().stream()).toList();
  }

  /** I6: each change of state once, each from where the last one led to. */
  private void lawful(String id, List<LedgerEvent> events) {
    Optional<RequestStatus> state = Optional.empty();
    for (LedgerEvent event : events) {
      if (event.to().isEmpty()) {
        continue;
      }
      if (!event.from().equals(state)) {
        breaches.add("I6: " + id + " goes from " + event.from() + " where it was " + state);
      }
      state = event.to();
    }
    List<RequestStatus> states = states(events);
    if (new HashSet<>(states).size() != states.size()) {
      breaches.add("I6: " + id + " is twice in a state: " + states);
    }
  }

  /** I5, by the ledger: enough people said yes, each counted once, none of them the requester. */
  private void fourEyes(Books record, List<LedgerEvent> events) {
    int needed = needed(record);
    Set<String> people = new HashSet<>();
    for (LedgerEvent event : events) {
      if (event.to().equals(Optional.of(RequestStatus.APPROVED))) {
        break;
      }
      if (event.kind() == LedgerEvent.Kind.VOTE_APPROVE) {
        people.add(person(event.actor().value().replace("slack:", "")));
      }
    }
    if (people.size() < needed || people.contains(person(record.requester()))) {
      breaches.add("I5: " + record.id() + " was approved by " + people + " of " + needed);
    }
  }

  private static int needed(Books record) {
    if (!record.text("permission_set_name").equals("AdministratorAccess")) {
      return 0;
    }
    return record.text("account_id").equals(STAGING) ? 2 : 1;
  }

  private String person(String slackId) {
    return rig.info.path("users").properties().stream()
        .filter(user -> user.getValue().path("slack_user_ids").toString().contains(slackId))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(slackId);
  }

  private void leases() {
    for (Map<String, AttributeValue> lease : rig.aws.leases()) {
      String phase = new Books(lease).text("phase");
      if (!phase.isEmpty() && !phase.equals("FREE")) {
        breaches.add("a lease is " + phase + ": " + lease);
      }
    }
  }

  /** The figures of all requests, day by day, are what the records are. */
  private void figures() {
    Map<String, Integer> counted = new TreeMap<>();
    for (Map<String, AttributeValue> item : rig.aws.counters()) {
      Books figure = new Books(item);
      for (RequestStatus status : RequestStatus.values()) {
        int number = figure.number(status.name()).orElse(0.0).intValue();
        if (figure.text("counter").equals("all") && number != 0) {
          counted.put(figure.text("day") + " " + status, number);
        }
      }
    }
    Map<String, Integer> real = new TreeMap<>();
    records.values().forEach(r -> real.merge(r.day() + " " + r.status(), 1, Integer::sum));
    if (!counted.equals(real)) {
      breaches.add("figures: " + counted + " where the records are " + real);
    }
  }

  /** What is dead is the poison, all of it and nothing else. */
  private void deadLetters() {
    List<String> dead = new ArrayList<>(rig.aws.drainDeadLetters());
    for (String poison : journal.poison()) {
      // What asks about the record that cannot be read may have been put off by an outage before:
      // then it is its copy that is dead.
      boolean gone =
          poison.contains(Poison.RECORD)
              ? dead.removeIf(body -> body.contains(Poison.RECORD))
              : dead.remove(poison);
      if (!gone) {
        breaches.add("not dead: " + poison);
      }
    }
    dead.forEach(body -> breaches.add("dead: " + body));
  }
}
