package io.boundary.webhook;

import io.boundary.model.RequestId;
import io.boundary.slack.inbound.Json;
import io.boundary.slack.inbound.JsonWriter;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;

/**
 * One JSON line per delivery, written by hand: a logging framework costs more at a cold start than
 * the delivery itself. Takes words of our own only, never a body, a header or what somebody typed.
 */
final class Log {

  /** The setting {@code LOG_LEVEL}. */
  enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  private final PrintStream out;
  private final Clock clock;
  private final Level least;

  Log(PrintStream out, Clock clock, Level least) {
    this.out = out;
    this.clock = clock;
    this.least = least;
  }

  void info(String outcome, Optional<RequestId> id) {
    write(Level.INFO, outcome, id, Optional.empty());
  }

  void warn(String outcome, Optional<RequestId> id) {
    write(Level.WARN, outcome, id, Optional.empty());
  }

  void error(String outcome, Optional<RequestId> id, String detail) {
    write(Level.ERROR, outcome, id, Optional.of(detail));
  }

  private void write(Level level, String outcome, Optional<RequestId> id, Optional<String> detail) {
    if (level.compareTo(least) < 0) {
      return;
    }
    Json.Obj line =
        Json.object()
            .put("timestamp", clock.instant().toString())
            .put("level", level.name())
            .put("service", "webhook")
            .put("message", outcome)
            .putIfPresent("request_id", id.map(RequestId::value))
            .putIfPresent("detail", detail)
            .build();
    out.println(JsonWriter.write(line));
  }
}
