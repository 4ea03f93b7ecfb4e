package io.boundary.sandbox;

import io.boundary.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The time of a sandbox in another process, however far it was moved. */
final class RemoteClock extends Clock {

  /** How long an answer is used: a moved time is seen at the latest after that. */
  private static final Duration KEPT = Duration.ofMillis(20);

  private final Clock real;
  private final HttpRequest question;
  private final HttpClient http = HttpClient.newHttpClient();
  private Instant readAt = Instant.MIN;
  private Duration ahead = Duration.ZERO;

  /**
   * Its time.
   *
   * @param baseUrl of the sandbox
   */
  RemoteClock(String baseUrl, Clock real) {
    this.real = real;
    this.question =
        HttpRequest.newBuilder(URI.create(baseUrl + "/sandbox/clock"))
            .timeout(Duration.ofSeconds(5))
            .build();
  }

  @Override
  public synchronized Instant instant() {
    Instant now = real.instant();
    if (readAt.plus(KEPT).isBefore(now)) {
      ahead = ask();
      readAt = now;
    }
    return real.instant().plus(ahead);
  }

  private Duration ask() {
    try {
      byte[] answer = http.send(question, HttpResponse.BodyHandlers.ofByteArray()).body();
      double seconds =
          Json.parse(answer)
              .orElseThrow(() -> new IOException("the clock's answer is no JSON"))
              .path("ahead_seconds")
              .asDouble();
      return Duration.ofMillis(Math.round(seconds * 1_000));
    } catch (IOException e) {
      throw new IllegalStateException("the sandbox does not say what time it is", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the sandbox's time is asked for in UTC");
  }
}
