package io.boundary.slack;

import java.time.Duration;
import java.util.List;

/** What came of one HTTP call. */
sealed interface Exchange {

  /** Too Many Requests. */
  int TOO_MANY = 429;

  /**
   * An answer.
   *
   * @param retryAfter when to come back where the status is 429
   * @param scopes what the token may, where Slack said so
   */
  record Got(int status, String body, Duration retryAfter, List<String> scopes)
      implements Exchange {

    public Got {
      scopes = List.copyOf(scopes);
    }

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    boolean isTooMany() {
      return status == TOO_MANY;
    }

    boolean isServerFault() {
      return status >= 500;
    }
  }

  /** No answer; the call may have had its effect all the same. */
  record Lost(String why) implements Exchange {}
}
