package io.boundary.slack.inbound;

import java.util.Optional;

/** What a signed delivery from Slack turned out to be. */
public sealed interface SlackDelivery
    permits SlashCommand,
        Interaction,
        SlackDelivery.SslCheck,
        SlackDelivery.Other,
        SlackDelivery.Malformed {

  /** Slack looks at the endpoint's certificate now and then; it wants 200 and nothing else. */
  record SslCheck() implements SlackDelivery {}

  /** An interaction that is not ours to act on, such as a click on a link button. */
  record Other() implements SlackDelivery {}

  /** Nothing that Slack sends; {@code why} is fit to be shown and holds none of the input. */
  record Malformed(String why) implements SlackDelivery {}

  /** What the form's bytes say. Never throws. */
  static SlackDelivery parse(byte[] body) {
    Optional<FormBody> form = FormBody.parse(body);
    if (form.isEmpty()) {
      return new Malformed("the body is not a well-formed form");
    }
    return of(form.get());
  }

  private static SlackDelivery of(FormBody form) {
    boolean command = form.value("command").isPresent();
    Optional<String> payload = form.value("payload");
    if (command && payload.isPresent()) {
      return new Malformed("the form is both a command and an interaction");
    }
    if (payload.isPresent()) {
      return InteractionReader.read(payload.get());
    }
    if (command) {
      return SlashCommand.of(form);
    }
    return form.value("ssl_check").filter("1"::equals).isPresent()
        ? new SslCheck()
        : new Malformed("the form is neither a command nor an interaction");
  }
}
