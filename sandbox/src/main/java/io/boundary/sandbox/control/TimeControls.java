package io.boundary.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Routes that move time and run the janitor. */
public final class TimeControls {

  private TimeControls() {}

  /** The janitor, run now. */
  @FunctionalInterface
  public interface Tick {

    /** Its counts. */
    JsonNode run() throws IOException;
  }

  /** The janitor's daily task, run now. */
  @FunctionalInterface
  public interface Daily {

    /** Its counts; {@code looks} is how much it may look at. */
    JsonNode run(OptionalInt looks) throws IOException;
  }

  /** Adds them. */
  public static void addTo(
      ControlApi api,
      Supplier<Instant> now,
      Supplier<Duration> ahead,
      Consumer<Duration> advance,
      Tick tick,
      Daily reconcile) {
    api.add("GET", "/clock", "the sandbox's time", (c, b, r) -> clock(now, ahead))
        .add(
            "POST",
            "/clock",
            "move time forward: advance_seconds (grants move, signature clocks do not)",
            (c, b, r) -> {
              advance.accept(Duration.ofMillis(Math.round(seconds(b) * 1_000)));
              return clock(now, ahead);
            })
        .add("POST", "/tick", "run the janitor now; its counts", (c, b, r) -> tick(tick))
        .add(
            "POST",
            "/reconcile",
            "run the daily reconciliation now; its counts. looks: how much it may look at",
            (c, b, r) -> tick(() -> reconcile.run(looks(b))));
  }

  private static OptionalInt looks(ObjectNode body) {
    long looks = Body.number(body, "looks", 0);
    return looks == 0 ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(looks));
  }

  private static double seconds(ObjectNode body) {
    JsonNode node = body.path("advance_seconds");
    if (!node.isNumber() || node.doubleValue() > 366.0 * 86_400) {
      throw new IllegalArgumentException("`advance_seconds` is a number, at most a year");
    }
    return node.doubleValue();
  }

  private static HttpReply clock(Supplier<Instant> now, Supplier<Duration> ahead) {
    Instant time = now.get();
    return HttpReply.json(
        200,
        Json.object()
            .put("now", time.toString())
            .put("epoch_seconds", time.toEpochMilli() / 1000.0)
            .put("ahead_seconds", ahead.get().toMillis() / 1000.0));
  }

  private static HttpReply tick(Tick tick) {
    try {
      return HttpReply.json(200, tick.run());
    } catch (IOException | RuntimeException e) {
      return HttpReply.error(502, "the janitor failed: " + e.getMessage());
    }
  }
}
