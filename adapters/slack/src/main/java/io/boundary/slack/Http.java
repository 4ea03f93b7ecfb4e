package io.boundary.slack;

import io.boundary.slack.Exchange.Got;
import io.boundary.slack.Exchange.Lost;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The one way out to Slack: no redirects, no cookies, no logging, every call bounded by the
 * deadline. A 429 with a short Retry-After is waited out once.
 *
 * <p>The SDK's own client is not used for this: building its configuration alone starts a dozen
 * statistics threads that cannot all be ended, and its listeners log whole bodies.
 */
final class Http {

  private static final long LARGEST_ANSWER = 1L << 20;
  private static final Duration WHEN_NOT_TOLD = Duration.ofSeconds(30);
  private static final long LONGEST_WAIT_SECONDS = 3_600;
  private static final Duration TOO_LATE = Duration.ofMillis(100);

  private final OkHttpClient client;
  private final Sleeper sleeper;
  private final Timing timing;

  Http(Sleeper sleeper, Timing timing) {
    this.sleeper = sleeper;
    this.timing = timing;
    this.client =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(timing.call())
            .readTimeout(timing.call())
            .writeTimeout(timing.call())
            .callTimeout(timing.call())
            .build();
  }

  /** Sends, and once more after a short Retry-After. */
  Exchange send(Request request, Deadline deadline) {
    Exchange first = once(request, deadline);
    return first instanceof Got got && got.isTooMany() && waited(got.retryAfter(), deadline)
        ? once(request, deadline)
        : first;
  }

  private boolean waited(Duration time, Deadline deadline) {
    boolean fits = deadline.left().minus(time).compareTo(TOO_LATE) > 0;
    if (time.compareTo(timing.patience()) > 0 || !fits) {
      return false;
    }
    try {
      sleeper.sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Exchange once(Request request, Deadline deadline) {
    Duration left = deadline.left();
    if (left.compareTo(TOO_LATE) < 0) {
      return new Lost("no time left");
    }
    Call call = client.newCall(request);
    long millis = Math.min(left.toMillis(), timing.call().toMillis());
    call.timeout().timeout(millis, TimeUnit.MILLISECONDS);
    try (Response response = call.execute()) {
      return new Got(
          response.code(),
          response.peekBody(LARGEST_ANSWER).string(),
          retryAfter(response.header("Retry-After")),
          scopes(response.header("x-oauth-scopes")));
    } catch (InterruptedIOException e) {
      return new Lost("timed out");
    } catch (IOException e) {
      // The message may hold an address; its kind is enough to act upon.
      return new Lost("connection failed: " + e.getClass().getSimpleName());
    }
  }

  private static List<String> scopes(@Nullable String header) {
    return header == null ? List.of() : Pattern.compile("[, ]+").splitAsStream(header).toList();
  }

  /** Slack sends whole seconds; anything else is read as "soon". */
  private static Duration retryAfter(@Nullable String header) {
    if (header == null || !header.matches("[0-9]{1,9}")) {
      return WHEN_NOT_TOLD;
    }
    long seconds = Long.parseLong(header);
    return Duration.ofSeconds(Math.max(1, Math.min(seconds, LONGEST_WAIT_SECONDS)));
  }
}
