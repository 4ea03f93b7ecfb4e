package io.boundary.sandbox.soak;

import io.boundary.sandbox.e2e.Rig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A record as the requests table holds it. */
record Books(Map<String, AttributeValue> item) {

  private static final Set<String> FINAL = Set.of("REVOKED", "DENIED", "ERROR");

  /** Every record but those that a run spoilt itself. */
  static List<Books> of(Rig rig) {
    return rig.aws.records().stream()
        .map(Books::new)
        .filter(record -> !record.id().equals(Poison.RECORD))
        .toList();
  }

  String id() {
    return text("request_id");
  }

  String status() {
    return text("status");
  }

  String requester() {
    return text("requester_slack_user_id");
  }

  boolean isFinal() {
    return FINAL.contains(status());
  }

  /** Whether somebody is still to be told something about it. */
  boolean owesWords() {
    return item.containsKey("notify_due");
  }

  /** Whether the figures show it as it is. */
  boolean isCounted() {
    return text("counted_as").equals(status());
  }

  /** The day of its creation, in UTC. */
  String day() {
    double created = number("created_at").orElseThrow();
    return Instant.ofEpochMilli((long) (created * 1000)).toString().substring(0, 10);
  }

  /** A text; empty where there is none. */
  String text(String name) {
    return Optional.ofNullable(item.get(name))
        .flatMap(value -> Optional.ofNullable(value.s()))
        .orElse("");
  }

  /** A number; empty where there is none. */
  Optional<Double> number(String name) {
    return Optional.ofNullable(item.get(name))
        .flatMap(value -> Optional.ofNullable(value.n()))
        .map(Double::parseDouble);
  }
}
