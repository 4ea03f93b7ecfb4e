package io.boundary.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends slash commands and button clicks to the webhook, signed as Slack signs them. */
public final class SlackClient {

  private final URI webhook;
  private final String signingSecret;
  private final String teamId;
  private final Clock clock;
  private final UnaryOperator<String> responseUrls;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * Sends to this webhook.
   *
   * @param clock real time: signatures are not moved with the sandbox's clock
   * @param responseUrls a response URL for a Slack user id, see {@link ResponseUrls#issue}
   */
  public SlackClient(
      URI webhook,
      String signingSecret,
      String teamId,
      Clock clock,
      UnaryOperator<String> responseUrls) {
    this.webhook = webhook;
    this.signingSecret = signingSecret;
    this.teamId = teamId;
    this.clock = clock;
    this.responseUrls = responseUrls;
  }

  /** What the webhook answered. */
  public record Answer(int status, String body) {}

  /** A signed request: what goes over the wire, so that it can be sent twice or spoilt. */
  public record Signed(String timestamp, String signature, String body) {}

  /** {@code /boundary <text>} from this user. */
  public Answer command(String slackUserId, String text) throws IOException, InterruptedException {
    return send(sign(commandBody(slackUserId, text)));
  }

  /** A click on a button of a message in a channel. */
  public Answer click(
      String slackUserId, String actionId, String value, String channelId, String messageTs)
      throws IOException, InterruptedException {
    return send(sign(clickBody(slackUserId, actionId, value, channelId, messageTs)));
  }

  /** The body of a slash command, as Slack builds it. */
  public String commandBody(String slackUserId, String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("token", "deprecated");
    fields.put("team_id", teamId);
    fields.put("team_domain", "boundary-sandbox");
    fields.put("channel_id", "C0GENERAL1");
    fields.put("channel_name", "general");
    fields.put("user_id", slackUserId);
    fields.put("user_name", "someone");
    fields.put("command", "/boundary");
    fields.put("text", text);
    fields.put("api_app_id", "A0B0UNDARY1");
    fields.put("response_url", responseUrls.apply(slackUserId));
    fields.put("trigger_id", "1.2." + clock.millis());
    return form(fields);
  }

  /** The body of a click, as Slack builds it: one form field with JSON. */
  public String clickBody(
      String slackUserId, String actionId, String value, String channelId, String messageTs) {
    ObjectNode payload = Json.object().put("type", "block_actions");
    payload.putObject("user").put("id", slackUserId).put("team_id", teamId);
    payload.putObject("team").put("id", teamId).put("domain", "boundary-sandbox");
    payload.putObject("channel").put("id", channelId).put("name", "security-approvals");
    payload.putObject("message").put("type", "message").put("ts", messageTs);
    payload
        .putObject("container")
        .put("type", "message")
        .put("message_ts", messageTs)
        .put("channel_id", channelId);
    payload.put("response_url", responseUrls.apply(slackUserId));
    payload.put("trigger_id", "1.3." + clock.millis());
    payload
        .putArray("actions")
        .addObject()
        .put("action_id", actionId)
        .put("block_id", "decision")
        .put("type", "button")
        .put("value", value)
        .put("action_ts", clock.instant().getEpochSecond() + ".000001");
    return form(Map.of("payload", payload.toString()));
  }

  /** Signs a body now. */
  public Signed sign(String body) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    return new Signed(timestamp, signature(signingSecret, timestamp, body), body);
  }

  /** Sends a signed request as it is. */
  public Answer send(Signed signed) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
            .header("X-Slack-Request-Timestamp", signed.timestamp())
            .header("X-Slack-Signature", signed.signature())
            .POST(HttpRequest.BodyPublishers.ofString(signed.body()))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body());
  }

  /**
   * {@code v0=} and the HMAC-SHA256 over {@code v0:timestamp:body}. Source: Slack, "Verifying
   * requests".
   */
  public static String signature(String secret, String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] text = ("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8);
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(text));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
