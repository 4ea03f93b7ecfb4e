package io.boundary.slack;

import io.boundary.slack.Exchange.Got;
import io.boundary.slack.Exchange.Lost;
import io.boundary.slack.message.Message;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Posts to the response URL of a command or a click: good for half an hour and five uses, and only
 * where it lies under the configured prefix, since it came in with a message.
 */
final class ResponseUrls {

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final Http http;
  private final UrlPrefix allowed;

  ResponseUrls(Http http, UrlPrefix allowed) {
    this.http = http;
    this.allowed = allowed;
  }

  /** What came of a post. */
  sealed interface Posted {

    /** Shown to the person. */
    record Shown() implements Posted {}

    /** This URL is of no use: expired, used up, gone, or not ours to call. */
    record Useless(String why) implements Posted {}

    /** Slack cannot take it now. */
    record NotNow(Duration after, String why) implements Posted {}
  }

  /** Posts for the eyes of one person only, and leaves the message that they answer to alone. */
  Posted post(String address, Message message, Deadline deadline) {
    Optional<HttpUrl> url = allowed.accept(address);
    if (url.isEmpty()) {
      return new Posted.Useless("response_url lies outside the allowed prefix");
    }
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("response_type", "ephemeral");
    payload.put("replace_original", false);
    payload.put("text", message.text());
    payload.put("mrkdwn", false);
    payload.put("blocks", message.blocks());
    RequestBody body = RequestBody.create(SlackApi.json(payload), JSON);
    Request request = new Request.Builder().url(url.get()).post(body).build();
    return judge(http.send(request, deadline));
  }

  private static Posted judge(Exchange exchange) {
    if (exchange instanceof Lost lost) {
      return new Posted.NotNow(Verdict.SOON, "response_url " + lost.why());
    }
    Got got = (Got) exchange;
    if (got.isTooMany()) {
      return new Posted.NotNow(got.retryAfter(), "response_url takes no more calls now");
    }
    if (got.isServerFault()) {
      return new Posted.NotNow(Verdict.SOON, "response_url answered HTTP " + got.status());
    }
    if (!got.isSuccess() || isRefusal(got.body())) {
      return new Posted.Useless("response_url was refused (HTTP " + got.status() + ")");
    }
    return new Posted.Shown();
  }

  /** Slack answers {@code ok}, or an object with {@code "ok": false}. */
  private static boolean isRefusal(String body) {
    return body.strip().startsWith("{")
        && SlackApi.parse(body, Outcome.class).map(outcome -> !outcome.ok).orElse(true);
  }

  /** Filled by the JSON parser. */
  private static final class Outcome {
    private boolean ok;
  }
}
