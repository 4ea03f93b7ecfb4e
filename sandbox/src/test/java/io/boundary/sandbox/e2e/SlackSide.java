package io.boundary.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.slack.SlackClient;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack, as people use it: signed commands and clicks, and what they read. */
public final class SlackSide {

  public static final String APPROVALS = "C0SECAPPR1";

  private static final Pattern REQUEST_ID = Pattern.compile("req-[0-9a-f]{16}");

  private final Control control;
  private final SlackClient client;

  public SlackSide(JsonNode info, String signingSecret, Control control) {
    this.control = control;
    this.client =
        new SlackClient(
            URI.create(info.path("base_url").asText() + "/webhook"),
            signingSecret,
            info.path("slack_team_id").asText(),
            Clock.systemUTC(),
            control::responseUrl);
  }

  /** {@code /boundary <text>}; what the webhook answered at once. */
  public SlackClient.Answer command(String user, String text) {
    return send(client.sign(client.commandBody(user, text)));
  }

  /** A click's signed bytes; the product looks at the button's value, not at the message. */
  public SlackClient.Signed signedClick(String user, String action, String request) {
    return client.sign(client.clickBody(user, action, request, APPROVALS, "1.1"));
  }

  /** A command's signed bytes, to be sent more than once. */
  public SlackClient.Signed signed(String user, String text) {
    return client.sign(client.commandBody(user, text));
  }

  public SlackClient.Answer send(SlackClient.Signed signed) {
    try {
      return client.send(signed);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Asks for access; the request's id, from the webhook's answer. */
  public String ask(String user, String text) {
    return idIn(command(user, text));
  }

  /** The request id in an answer that says "received". */
  public static String idIn(SlackClient.Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("Received");
    Matcher id = REQUEST_ID.matcher(answer.body());
    assertThat(id.find()).isTrue();
    return id.group();
  }

  public void approve(String user, String request) {
    click(user, "boundary_approve", request);
  }

  public void deny(String user, String request) {
    click(user, "boundary_deny", request);
  }

  /** A click on a button of the request's approval message. */
  public void click(String user, String action, String request) {
    clickOn(approvalMessage(request).path("ts").asText(), user, action, request);
  }

  /** A click on a button of any message. */
  void clickOn(String ts, String user, String action, String request) {
    SlackClient.Answer answer =
        send(client.sign(client.clickBody(user, action, request, APPROVALS, ts)));
    assertThat(answer.status()).isEqualTo(200);
  }

  /** The approval message, once it stands in the channel. */
  public JsonNode approvalMessage(String request) {
    Within.usual(
        "the approval message of " + request,
        () -> !approvalMessages(request).isEmpty(),
        () -> control.channel(APPROVALS));
    assertThat(approvalMessages(request)).hasSize(1);
    return approvalMessages(request).get(0);
  }

  /** The channel's messages about a request. */
  public List<JsonNode> approvalMessages(String request) {
    return control.channel(APPROVALS).stream()
        .filter(message -> message.toString().contains(request))
        .toList();
  }

  public static List<String> buttons(JsonNode message) {
    return message.findValuesAsText("action_id");
  }

  /** Waits until the user was told something that holds all these words; that message. */
  public JsonNode told(String user, String... words) {
    Within.usual(
        user + " being told " + List.of(words),
        () -> !messages(user, words).isEmpty(),
        () -> control.told(user));
    return messages(user, words).get(0);
  }

  /** The user's messages that hold all these words. */
  public List<JsonNode> messages(String user, String... words) {
    return control.told(user).stream()
        .filter(message -> List.of(words).stream().allMatch(message.toString()::contains))
        .toList();
  }
}
