package io.boundary.webhook;

import io.boundary.model.RequestId;
import io.boundary.slack.inbound.Interaction;
import io.boundary.slack.inbound.SlackDelivery;
import io.boundary.slack.inbound.SlackSignature;
import io.boundary.slack.inbound.SlashCommand;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** One delivery, from the event to the answer. The signature is checked before anything is read. */
final class Webhook {

  /** Slack waits 3 s in all; what is left of them is for telling a person that it did not work. */
  static final Duration TIME_TO_ANSWER = Duration.ofMillis(2_200);

  private static final String PATH = "/webhook";
  private static final int MAX_BODY = 64 * 1024;

  private final SigningSecret secret;
  private final Commands commands;
  private final Clicks clicks;
  private final Clock clock;
  private final Log log;

  Webhook(SigningSecret secret, Commands commands, Clicks clicks, Clock clock, Log log) {
    this.secret = secret;
    this.commands = commands;
    this.clicks = clicks;
    this.clock = clock;
    this.log = log;
  }

  HttpAnswer answer(GatewayEvent event) {
    if (!event.path().equals(PATH)) {
      return refused(404, "not_found", "there is nothing here");
    }
    if (!event.method().equals("POST")) {
      return refused(405, "method_not_allowed", "only POST is allowed");
    }
    Optional<SlackSignature> claim =
        SlackSignature.claimed(
            event.header(SlackSignature.TIMESTAMP_HEADER),
            event.header(SlackSignature.SIGNATURE_HEADER),
            clock.instant());
    return claim.isPresent() && event.body().isPresent()
        ? claimed(event, claim.get(), event.body().get())
        : unsigned();
  }

  private HttpAnswer claimed(GatewayEvent event, SlackSignature claim, byte[] body) {
    boolean signed;
    try {
      signed = secret.made(claim, body);
    } catch (AwsCallException unreadable) {
      // Not the sender's fault, and nothing may be said to a sender who is not known yet.
      log.error(
          "signing_secret_unreadable", Optional.empty(), String.valueOf(unreadable.getMessage()));
      return HttpAnswer.error(503, "not ready, please try again");
    }
    if (!signed) {
      return unsigned();
    }
    if (body.length > MAX_BODY) {
      return refused(413, "too_large", "the body is larger than 64 KB");
    }
    if (!event.isForm()) {
      return refused(
          415, "not_a_form", "the content type must be application/x-www-form-urlencoded");
    }
    return dispatched(SlackDelivery.parse(body), RequestId.ofDelivery(claim.value()));
  }

  private HttpAnswer dispatched(SlackDelivery delivery, RequestId id) {
    if (delivery instanceof SlashCommand command) {
      return commands.answer(command, id);
    }
    if (delivery instanceof Interaction click) {
      return clicks.answer(click);
    }
    if (delivery instanceof SlackDelivery.Malformed malformed) {
      return refused(400, "malformed", malformed.why());
    }
    log.info("acknowledged", Optional.empty());
    return HttpAnswer.acknowledged();
  }

  private HttpAnswer unsigned() {
    return refused(401, "bad_signature", "the signature does not verify");
  }

  private HttpAnswer refused(int status, String outcome, String message) {
    log.warn(outcome, Optional.empty());
    return HttpAnswer.error(status, message);
  }
}
