package io.boundary.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.aws.Fault;
import io.boundary.sandbox.aws.Faults;
import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.Json;
import java.time.Duration;
import java.util.Locale;

/** Routes that switch faults on and off. */
public final class FaultControls {

  private FaultControls() {}

  /** Adds them. */
  public static void addTo(ControlApi api, Faults faults) {
    String purpose =
        "switch a fault on, beside the others: service (sso, identitystore, organizations, ssm, sts,"
            + " dynamodb, sqs, slack, *), operation (* for all), kind (fail_before, fail_after,"
            + " throttle, delay, hang, reset, reset_after, half_answer,"
            + " failed), skip (so many calls pass first),"
            + " count (none: until cleared), delay_ms, error (code or reason), function (whose calls); or several as faults: [...]";
    api.add("GET", "/faults", "the faults that are on", (c, b, r) -> list(faults))
        .add(
            "POST",
            "/faults",
            purpose,
            (c, b, r) -> {
              JsonNode several = b.path("faults");
              if (several.isArray()) {
                several.forEach(each -> faults.add(parse(each)));
              } else {
                faults.add(parse(b));
              }
              return list(faults);
            })
        .add(
            "DELETE",
            "/faults",
            "switch all faults off",
            (c, b, r) -> {
              faults.clear();
              return list(faults);
            });
  }

  private static Fault parse(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("a fault is a JSON object");
    }
    ObjectNode body = (ObjectNode) node;
    Fault.Kind kind =
        Fault.Kind.parse(Body.text(body, "kind"))
            .orElseThrow(() -> new IllegalArgumentException("no such kind of fault"));
    return new Fault(
        Body.optional(body, "service").orElse("*"),
        Body.optional(body, "operation").orElse("*"),
        kind,
        Math.toIntExact(Body.number(body, "skip", 0)),
        Math.toIntExact(Body.number(body, "count", Fault.UNTIL_CLEARED)),
        Duration.ofMillis(Body.number(body, "delay_ms", 1_000)),
        Body.optional(body, "error"),
        Body.optional(body, "function"));
  }

  private static HttpReply list(Faults faults) {
    ArrayNode items = Json.array();
    for (Fault fault : faults.active()) {
      ObjectNode item =
          items
              .addObject()
              .put("service", fault.service())
              .put("operation", fault.operation())
              .put("kind", fault.kind().name().toLowerCase(Locale.ROOT))
              .put("delay_ms", fault.delay().toMillis());
      if (fault.count() != Fault.UNTIL_CLEARED) {
        item.put("count", fault.count());
      }
      if (fault.skip() > 0) {
        item.put("skip", fault.skip());
      }
      fault.error().ifPresent(error -> item.put("error", error));
      fault.function().ifPresent(function -> item.put("function", function));
    }
    ObjectNode answer = Json.object();
    answer.set("faults", items);
    ObjectNode played = answer.putObject("played");
    faults.played().forEach(played::put);
    return HttpReply.json(200, answer);
  }
}
