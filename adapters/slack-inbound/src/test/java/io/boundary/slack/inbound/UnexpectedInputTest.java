package io.boundary.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.Contract;
import io.boundary.model.RequestId;
import io.boundary.model.fuzz.Fuzz;
import io.boundary.model.fuzz.TextMutation;
import io.boundary.model.fuzz.TextTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What nobody expects of Slack, and what an attacker would send in its name. */
class UnexpectedInputTest {

  static final String CLICK =
      "{\"type\":\"block_actions\",\"user\":{\"id\":\"U0000BOSS\",\"team_id\":\"T0000HOME\"},"
          + "\"team\":{\"id\":\"T0000HOME\"},\"channel\":{\"id\":\"C0000APPR\"},"
          + "\"container\":{\"message_ts\":\"1.2\",\"channel_id\":\"C1234\"},"
          + "\"message\":{\"ts\":\"1790000000.000100\"},"
          + "\"response_url\":\"https://hooks.slack.com/actions/1\",\"actions\":[{\"action_id\":\""
          + Contract.ACTION_APPROVE
          + "\",\"value\":\"req-0123456789abcdef\"}]}";

  private static final String FORM =
      "command=%2Fboundary&user_id=U0000USER&user_name=ann&team_id=T0000HOME&channel_id=C0000CHAN"
          + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1&text=123456789012+ReadOnly+1";

  private static final List<String> JSON_WORDS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "[[",
          "{\"a\":",
          ",",
          ":",
          "\"",
          "\\\"",
          "\\u0000",
          "\\ud83d\\ude00",
          "\\ud83d",
          "1e2147483647",
          "-0",
          "0.0",
          "01",
          "1.",
          ".5",
          "null",
          "true",
          "\"type\":\"view\",",
          "\"block_actions\"",
          "\"value\":",
          "\"action_id\":",
          Contract.ACTION_APPROVE,
          Contract.ACTION_DENY,
          "req-fedcba9876543210",
          "U0000EVIL",
          "\"user\":{},",
          "\"actions\":[],");

  private static final List<String> FORM_WORDS =
      List.of(
          "&",
          "&&",
          "=",
          "%",
          "%2",
          "%00",
          "%26",
          "%3D",
          "%ff",
          "%C3%A9",
          "%ED%A0%80",
          "+",
          "command=",
          "&command=x",
          "payload=",
          "&payload=%7B%7D",
          "user_id=",
          "text=",
          "ssl_check=1",
          "team_id=T1");

  private static final SlackUrlPrefix SLACK =
      SlackUrlPrefix.parse("https://hooks.slack.com/").orElseThrow();

  @TestFactory
  Stream<DynamicTest> parse_whenInputIsUnexpected_keepsItsWord() {
    return Fuzz.tests(
        new TextTarget(
            "json",
            List.of(CLICK, "[1,2.5e-3,\"\\ud83d\\ude00\",{\"\":null}]", "47e2147483647"),
            JSON_WORDS,
            UnexpectedInputTest::json),
        new TextTarget(
            "interaction",
            List.of(CLICK, CLICK.replace(Contract.ACTION_APPROVE, Contract.ACTION_DENY)),
            JSON_WORDS,
            UnexpectedInputTest::interaction),
        new TextTarget(
            "form",
            List.of(FORM, "payload=" + encoded(CLICK), "ssl_check=1&token=x"),
            FORM_WORDS,
            UnexpectedInputTest::form),
        new SignatureForgery(),
        new TextTarget(
            "response-url",
            List.of("https://hooks.slack.com/commands/T1/2/abc", "https://hooks.slack.com"),
            List.of(
                "https://",
                "http://",
                "//",
                "@",
                ":443",
                ":80",
                "\\",
                "/../",
                "%2e%2e",
                "%2f",
                "#",
                "?",
                ".evil.example",
                "evil.example",
                "127.0.0.1",
                "[::1]",
                "hooks.slack.com",
                "user:pw@"),
            UnexpectedInputTest::responseUrl));
  }

  /** What is accepted is written and read again without a loss; nesting and length are bounded. */
  private static String json(String text) {
    Optional<Json> read = JsonReader.read(text, 100_000);
    if (read.isEmpty()) {
      return "refused";
    }
    String written = JsonWriter.write(read.get());
    assertThat(written.chars()).allMatch(c -> c >= ' ' && c <= '~');
    assertThat(JsonReader.read(written, Integer.MAX_VALUE)).isEqualTo(read);
    return read.get().getClass().getSimpleName();
  }

  /** A click has exactly one decision of ours, with the very request that the payload names. */
  private static String interaction(String text) {
    SlackDelivery delivery = InteractionReader.read(text);
    if (delivery instanceof Interaction click) {
      Json.Obj payload = JsonReader.readObject(text, 1_000_000).orElseThrow();
      List<Json.Obj> ours =
          payload.items("actions").stream()
              .filter(Json.Obj.class::isInstance)
              .map(Json.Obj.class::cast)
              .filter(each -> each.string("action_id").filter(OURS::contains).isPresent())
              .toList();
      assertThat(payload.string("type")).contains("block_actions");
      assertThat(ours).hasSize(1);
      assertThat(ours.get(0).string("value").flatMap(RequestId::parse)).contains(click.request());
      assertThat(ours.get(0).string("action_id"))
          .contains(
              click.verdict() == Interaction.Verdict.APPROVE
                  ? Contract.ACTION_APPROVE
                  : Contract.ACTION_DENY);
      return "click " + click.verdict() + click.channel().isPresent() + click.team().isPresent();
    }
    return word(delivery);
  }

  private static final List<String> OURS = List.of(Contract.ACTION_APPROVE, Contract.ACTION_DENY);

  /** What is accepted keeps its fields when it is written by another encoder and read again. */
  private static String form(String text) {
    byte[] body = TextMutation.bytes(text);
    Optional<FormBody> form = FormBody.parse(body);
    SlackDelivery delivery = SlackDelivery.parse(body);
    if (form.isEmpty()) {
      assertThat(delivery).isInstanceOf(SlackDelivery.Malformed.class);
      return "refused";
    }
    Map<String, String> fields = new TreeMap<>();
    for (String name : List.of("command", "text", "user_id", "payload", "ssl_check", "team_id")) {
      form.get().value(name).ifPresent(value -> fields.put(name, value));
    }
    String again =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    FormBody same = FormBody.parse(again.getBytes(StandardCharsets.US_ASCII)).orElseThrow();
    fields.forEach((name, value) -> assertThat(same.value(name)).contains(value));
    return word(delivery);
  }

  /** The words of a refusal are ours. */
  private static String word(SlackDelivery delivery) {
    if (delivery instanceof SlackDelivery.Malformed malformed) {
      assertThat(malformed.why()).matches("the (body|form|payload|command|click) [a-zA-Z -]{1,60}");
      return malformed.why();
    }
    return delivery.getClass().getSimpleName();
  }

  /** What is covered leads to Slack, as the platform's own client reads it. */
  private static String responseUrl(String text) {
    if (!SLACK.covers(text)) {
      return "refused";
    }
    try {
      URL url = URI.create(text).toURL();
      assertThat(url.getHost()).isEqualToIgnoringCase("hooks.slack.com");
      assertThat(url.getProtocol()).isEqualTo("https");
      assertThat(url.getPort()).isIn(-1, 443);
      assertThat(Optional.ofNullable(url.getUserInfo())).isEmpty();
      return "covered " + text.length() / 8;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
