package io.boundary.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.model.Actor;
import io.boundary.model.LedgerEvent;
import io.boundary.model.Origin;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.util.Arrays;
import java.util.Optional;

/**
 * An event as a line of JSON: names and times as in the ledger's table, one form for each event. A
 * line of any other form, were it only a blank more, is no event.
 */
public final class EventLine {

  private static final String PERMISSION_SET = "permission_set_name";
  private static final String CREATED_ON = "created_on";

  private EventLine() {}

  /** The line's bytes, without a line feed. */
  public static byte[] bytes(LedgerEvent event) {
    ObjectNode line = JsonLines.object();
    line.put("request_id", event.requestId().value());
    line.put("seq", event.seq());
    JsonLines.putTime(line, "at", event.at());
    line.put("actor", event.actor().value());
    line.put("event", event.kind().name());
    event.from().ifPresent(status -> line.put("from", status.name()));
    event.to().ifPresent(status -> line.put("to", status.name()));
    line.put("reason", event.reason());
    line.put("evidence_digest", event.evidenceDigest());
    event.origin().ifPresent(origin -> putOrigin(line, origin));
    line.put("prev_hash", event.prevHash());
    line.put("hash", event.hash());
    return JsonLines.bytes(line);
  }

  /** The event; empty where the bytes are not exactly those of one. */
  public static Optional<LedgerEvent> parse(byte[] bytes) {
    return JsonLines.parse(bytes)
        .flatMap(EventLine::event)
        .filter(event -> Arrays.equals(bytes(event), bytes));
  }

  private static Optional<LedgerEvent> event(JsonNode line) {
    try {
      return Optional.of(
          new LedgerEvent(
              new RequestId(text(line, "request_id")),
              line.path("seq").longValue(),
              JsonLines.time(line, "at"),
              new Actor(text(line, "actor")),
              LedgerEvent.Kind.valueOf(text(line, "event")),
              status(line, "from"),
              status(line, "to"),
              text(line, "reason"),
              text(line, "evidence_digest"),
              origin(line),
              text(line, "prev_hash"),
              text(line, "hash")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void putOrigin(ObjectNode line, Origin origin) {
    line.put(PERMISSION_SET, origin.permissionSet().value());
    line.put(CREATED_ON, origin.day().toString());
  }

  private static Optional<Origin> origin(JsonNode line) {
    return optional(line, PERMISSION_SET)
        .flatMap(set -> optional(line, CREATED_ON).flatMap(day -> Origin.parse(set, day)));
  }

  private static Optional<RequestStatus> status(JsonNode line, String name) {
    return optional(line, name).map(RequestStatus::valueOf);
  }

  private static Optional<String> optional(JsonNode line, String name) {
    return Optional.ofNullable(line.path(name).textValue());
  }

  private static String text(JsonNode line, String name) {
    return optional(line, name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }
}
