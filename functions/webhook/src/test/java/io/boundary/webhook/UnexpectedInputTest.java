package io.boundary.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.Contract;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestId;
import io.boundary.model.SlackUserId;
import io.boundary.model.fuzz.Fuzz;
import io.boundary.model.fuzz.TextMutation;
import io.boundary.model.fuzz.TextTarget;
import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.Settings;
import io.boundary.slack.inbound.Interaction;
import io.boundary.slack.inbound.Json;
import io.boundary.slack.inbound.JsonReader;
import io.boundary.slack.inbound.JsonWriter;
import io.boundary.slack.inbound.SlackDelivery;
import io.boundary.slack.inbound.SlackSignature;
import io.boundary.slack.inbound.SlackUrlPrefix;
import io.boundary.slack.inbound.SlashCommand;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What nobody expects at the public endpoint: any event, any signed body; through the handler. */
class UnexpectedInputTest {

  private static final WebhookRig RIG = new WebhookRig();
  private static final WebhookHandler HANDLER = RIG.handler();
  private static final WebhookHandler DEAF = deaf();
  private static final QueueMessages MESSAGES =
      new QueueMessages(
          new ResponseUrls(SlackUrlPrefix.parse(RIG.outside.url() + "/slack/").orElseThrow()),
          RIG.clock);
  private static final String ID = "req-0123456789abcdef";

  /** A handler that reaches nothing: no credentials, and nobody to tell. */
  private static WebhookHandler deaf() {
    Map<String, String> environment = new HashMap<>(RIG.environment);
    environment.remove("AWS_LAMBDA_FUNCTION_NAME");
    environment.put("SLACK_SIGNING_SECRET", WebhookRig.SECRET);
    environment.put("SLACK_RESPONSE_URL_PREFIX", "https://slack.invalid/");
    return new WebhookHandler(
        WebhookWiring.of(
            environment,
            () -> {
              throw SdkClientException.create("none");
            },
            RIG.clock,
            RIG.clock,
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
  }

  @AfterAll
  static void close() {
    RIG.close();
  }

  @TestFactory
  Stream<DynamicTest> answer_whenInputIsUnexpected_keepsItsWord() {
    return Fuzz.tests(gatewayEvent(), signedBody(), permissionSets());
  }

  /** Without one of these in it, no event is more than a refusal. */
  private static final List<String> GENUINE =
      Stream.of(RIG.command("help"), RIG.click(Contract.ACTION_DENY, ID))
          .map(body -> body.getBytes(StandardCharsets.UTF_8))
          .map(body -> SlackSignature.of(WebhookRig.SECRET, RIG.timestamp(), body))
          .toList();

  private static TextTarget gatewayEvent() {
    return new TextTarget(
        "gateway-event",
        List.of(
            JsonWriter.write(RIG.signed(RIG.command("help")).build()),
            JsonWriter.write(RIG.signed(RIG.click(Contract.ACTION_DENY, ID)).build()),
            JsonWriter.write(RIG.signed("", "wrong").base64("YT1i").build())),
        List.of(
            "\"isBase64Encoded\":true,",
            "\"body\":\"\",",
            "\"body\":null,",
            "\"rawPath\":\"/webhook\",",
            "\"method\":\"GET\"",
            "\"headers\":{},",
            "\"X-Slack-Signature\":\"v0=\",",
            "{",
            "}",
            "[",
            "\"x-slack-signature\":[],",
            "\"x-slack-request-timestamp\":\"1790000000\",",
            "=",
            "\\u0000"),
        text -> {
          WebhookRig.Answer answer = WebhookRig.answer(DEAF, TextMutation.bytes(text));
          assertThat(answer.status()).isBetween(200, 499);
          if (answer.status() == 200) {
            assertThat(GENUINE).anyMatch(text::contains);
          } else {
            assertThat(answer.error()).isNotEmpty();
          }
          return answer.status() + answer.error();
        });
  }

  private static TextTarget signedBody() {
    return new TextTarget(
        "signed-body",
        List.of(
            RIG.command("123456789012 ReadOnlyAccess 1 INC-1"),
            RIG.command("revoke " + ID),
            RIG.click(Contract.ACTION_APPROVE, ID),
            RIG.click(Contract.ACTION_DENY, ID)),
        List.of(
            "&",
            "=",
            "%00",
            "%22",
            "%7B",
            "%7D",
            "%5B",
            "+",
            "&payload=",
            "&command=x",
            "&user_id=U1234",
            "%2C%22value%22%3A%22req-aaaaaaaaaaaaaaaa%22",
            "response_url=https%3A%2F%2Fevil.example%2F",
            "169.254.169.254",
            "%40evil.example",
            "status",
            "list",
            "ReadOnlyAccess",
            "123456789012"),
        UnexpectedInputTest::delivered);
  }

  /** All of them are answered without a queue, and every fiftieth goes over HTTP into one. */
  private static String delivered(String text) {
    byte[] body = TextMutation.bytes(text);
    WebhookRig.Answer answer = WebhookRig.answer(DEAF, signed(body));
    assertThat(answer.status()).isIn(200, 400, 413);
    assertThat(RIG.outside.sent).isEmpty();
    SlackDelivery delivery = SlackDelivery.parse(body);
    if (delivery instanceof SlashCommand command) {
      assertOfTheContract(MESSAGES.accessRequest(command, new RequestId(ID)).body());
    } else if (delivery instanceof Interaction click) {
      assertOfTheContract(MESSAGES.approvalAction(click).body());
    }
    boolean tooLarge = body.length > 64 * 1024;
    assertThat(answer.status() == 413).isEqualTo(tooLarge);
    assertThat(answer.status() == 400)
        .isEqualTo(!tooLarge && delivery instanceof SlackDelivery.Malformed);
    return answer.status() + answer.error() + delivery.getClass().getSimpleName() + sent(body);
  }

  private static String sent(byte[] body) {
    if (Arrays.hashCode(body) % 50 != 0) {
      return "";
    }
    WebhookRig.Answer answer = WebhookRig.answer(HANDLER, signed(body));
    int queued = RIG.outside.sent.size();
    assertThat(queued).isLessThanOrEqualTo(answer.status() == 200 ? 1 : 0);
    assertThat(RIG.outside.told).isEmpty();
    assertOnlyGoodMessages();
    return " queued " + queued;
  }

  private static WebhookRig.Event signed(byte[] body) {
    String timestamp = RIG.timestamp();
    return new WebhookRig.Event("")
        .base64(Base64.getEncoder().encodeToString(body))
        .header("X-Slack-Request-Timestamp", timestamp)
        .header("X-Slack-Signature", SlackSignature.of(WebhookRig.SECRET, timestamp, body));
  }

  /** What reaches the queue is of the contract, whatever came in; and the log holds none of it. */
  private static void assertOnlyGoodMessages() {
    for (Json.Obj sent : RIG.outside.sent) {
      assertOfTheContract(
          JsonReader.readObject(sent.string("MessageBody").orElseThrow(), 300_000).orElseThrow());
    }
    RIG.outside.sent.clear();
    assertThat(RIG.log().lines()).allMatch(line -> JsonReader.readObject(line, 1_000).isPresent());
    RIG.logged.reset();
  }

  private static void assertOfTheContract(Json.Obj body) {
    assertThat(body.string("request_id").flatMap(RequestId::parse)).isPresent();
    assertThat(
            body.string("user_id")
                .or(() -> body.string("approver_slack_user_id"))
                .flatMap(SlackUserId::parse))
        .isPresent();
    body.string("response_url").ifPresent(UnexpectedInputTest::assertLeadsToSlack);
  }

  /** As parsed, since the same port may be written with a zero before it. */
  private static void assertLeadsToSlack(String text) {
    URI url = URI.create(text);
    URI slack = URI.create(RIG.outside.url());
    assertThat(url.getScheme()).isEqualToIgnoringCase(slack.getScheme());
    assertThat(url.getHost()).isEqualTo(slack.getHost());
    assertThat(url.getPort()).isEqualTo(slack.getPort());
    assertThat(url.normalize().getRawPath()).startsWith("/slack");
  }

  private static TextTarget permissionSets() {
    return new TextTarget(
        "permission-sets",
        List.of(WebhookRig.ARNS, "{\"A\":\"arn:aws:sso:::permissionSet/ssoins-1/ps-1\"}", "{}"),
        List.of(
            "{", "}", "\"A\":", ",", "\"arn:aws:sso:::permissionSet/ssoins-1/ps-9\"", "null", "1"),
        UnexpectedInputTest::setting);
  }

  /** Names and ARNs that are well-formed, each name once; or a complaint without the value. */
  private static String setting(String text) {
    Settings settings =
        new Settings(Map.of(PermissionSets.SETTING, text + " "), name -> "", RIG.clock);
    try {
      new PermissionSets(settings.value(PermissionSets.SETTING)).parser();
    } catch (SettingException malformed) {
      assertThat(malformed)
          .hasMessageMatching("setting PERMISSION_SET_ARNS is (missing|malformed)[ :a-zA-Z<>]*");
      return "refused";
    }
    Json.Obj object = JsonReader.readObject(text, 100_000).orElseThrow();
    object
        .fields()
        .forEach(
            (name, arn) -> {
              assertThat(PermissionSetName.parse(name)).isPresent();
              assertThat(PermissionSetArn.parse(((Json.Str) arn).value())).isPresent();
            });
    return "accepted " + Math.min(5, object.fields().size());
  }
}
