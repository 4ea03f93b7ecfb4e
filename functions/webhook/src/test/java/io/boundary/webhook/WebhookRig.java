package io.boundary.webhook;

import io.boundary.slack.inbound.Json;
import io.boundary.slack.inbound.JsonReader;
import io.boundary.slack.inbound.JsonWriter;
import io.boundary.slack.inbound.SlackSignature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The handler over {@link FakeOutside}, with a clock that is moved by hand. */
final class WebhookRig implements AutoCloseable {

  static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  static final String ARNS =
      "{\"ReadOnlyAccess\":\"arn:aws:sso:::permissionSet/ssoins-1/ps-1\","
          + "\"AdministratorAccess\":\"arn:aws:sso:::permissionSet/ssoins-1/ps-2\"}";
  static final String SECRET_NAME = "/boundary/slack/signing_secret";

  final FakeOutside outside;
  final Map<String, String> environment = new HashMap<>();
  final HandClock clock = new HandClock();
  final ByteArrayOutputStream logged = new ByteArrayOutputStream();

  WebhookRig() {
    try {
      outside = new FakeOutside();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    outside.parameters.put(SECRET_NAME, SECRET);
    outside.parameters.put("/boundary/arns", ARNS);
    environment.put("AWS_REGION", FakeOutside.REGION);
    environment.put("AWS_ENDPOINT_URL", outside.url());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "webhook");
    environment.put("SLACK_SIGNING_SECRET", "ssm:" + SECRET_NAME);
    environment.put("PERMISSION_SET_ARNS", ARNS);
    environment.put("WORKFLOW_QUEUE_URL", outside.url() + "/000000000000/workflow");
    environment.put("SLACK_RESPONSE_URL_PREFIX", outside.url() + "/slack/");
  }

  WebhookHandler handler() {
    return new WebhookHandler(
        WebhookWiring.of(
            environment,
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(FakeOutside.ACCESS_KEY, FakeOutside.SECRET_KEY)),
            clock,
            clock,
            new PrintStream(logged, true, StandardCharsets.UTF_8)));
  }

  String log() {
    return logged.toString(StandardCharsets.UTF_8);
  }

  /** A form that Slack sends for a command. */
  String command(String text) {
    return "command=%2Fboundary&user_id=U0000USER&user_name=ann&team_id=T0000HOME"
        + "&channel_id=C0000CHAN&response_url="
        + encoded(outside.url() + "/slack/commands/1")
        + "&text="
        + encoded(text);
  }

  /** A form that Slack sends for a click. */
  String click(String actionId, String requestId) {
    String payload =
        "{\"type\":\"block_actions\",\"user\":{\"id\":\"U0000BOSS\",\"team_id\":\"T0000HOME\"},"
            + "\"team\":{\"id\":\"T0000HOME\"},\"channel\":{\"id\":\"C0000APPR\"},"
            + "\"message\":{\"ts\":\"1790000000.000100\"},\"response_url\":\""
            + outside.url()
            + "/slack/actions/1\",\"actions\":[{\"action_id\":\""
            + actionId
            + "\",\"value\":\""
            + requestId
            + "\"}]}";
    return "payload=" + encoded(payload);
  }

  Event signed(String body) {
    return signed(body, SECRET);
  }

  Event signed(String body, String secret) {
    return new Event(body)
        .header("X-Slack-Request-Timestamp", timestamp())
        .header(
            "X-Slack-Signature",
            SlackSignature.of(secret, timestamp(), body.getBytes(StandardCharsets.UTF_8)));
  }

  String timestamp() {
    return Long.toString(clock.instant().getEpochSecond());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static Answer answer(WebhookHandler handler, Event event) {
    return answer(handler, JsonWriter.write(event.build()).getBytes(StandardCharsets.UTF_8));
  }

  static Answer answer(WebhookHandler handler, byte[] event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), out, new NoContext());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Answer(
        JsonReader.readObject(out.toString(StandardCharsets.UTF_8), 1_000_000).orElseThrow());
  }

  @Override
  public void close() {
    outside.close();
  }

  /** What came back through the gateway. */
  record Answer(Json.Obj response) {

    int status() {
      return response.fields().get("statusCode") instanceof Json.Num number
          ? number.value().intValueExact()
          : -1;
    }

    String body() {
      return response.string("body").orElseThrow();
    }

    String text() {
      Json.Obj body = JsonReader.readObject(body(), 100_000).orElseThrow();
      return body.string("response_type").filter("ephemeral"::equals).isPresent()
          ? body.string("text").orElseThrow()
          : "not ephemeral: " + body();
    }

    String error() {
      return JsonReader.readObject(body(), 100_000)
          .flatMap(body -> body.string("error"))
          .orElse("");
    }
  }

  /** An API Gateway event, piece by piece. */
  static final class Event {

    private final Map<String, Json> headers = new HashMap<>();
    private String method = "POST";
    private String path = "/webhook";
    private String body;
    private boolean base64;

    Event(String body) {
      this.body = body;
      header("content-type", "application/x-www-form-urlencoded");
    }

    Event header(String name, String value) {
      headers.put(name, new Json.Str(value));
      return this;
    }

    Event without(String name) {
      headers.remove(name);
      return this;
    }

    Event method(String value) {
      method = value;
      return this;
    }

    Event path(String value) {
      path = value;
      return this;
    }

    Event base64(String encoded) {
      body = encoded;
      base64 = true;
      return this;
    }

    Json.Obj build() {
      Json.Obj http = Json.object().put("method", method).put("path", path).build();
      return Json.object()
          .put("version", "2.0")
          .put("rawPath", path)
          .put("headers", new Json.Obj(headers))
          .put("requestContext", Json.object().put("http", http).put("stage", "$default").build())
          .put("body", body)
          .put("isBase64Encoded", new Json.Bool(base64))
          .build();
    }
  }

  /** A clock that stands until it is moved. */
  static final class HandClock extends Clock {

    private Instant now = Instant.ofEpochSecond(1_790_000_000L, 250_000_000);

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
