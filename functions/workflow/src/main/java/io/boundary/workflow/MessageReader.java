package io.boundary.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.ApprovalClick;
import io.boundary.broker.Submission;
import io.boundary.broker.UserCommand;
import io.boundary.model.Contract;
import io.boundary.model.RequestId;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import io.boundary.runtime.LambdaJson;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads queue messages. Whoever can write to the queue has passed the webhook or has its
 * permission; a message is checked all the same, and one that is not of the contract is never
 * dropped but fails, and so ends in the dead-letter queue.
 */
final class MessageReader {

  /** The name of the field that counts how often a message was put off. */
  static final String ATTEMPTS = "attempts";

  /** The name of the field with the time at which Boundary first received it, in epoch seconds. */
  static final String RECEIVED_AT = "received_at";

  private static final double MAX_EPOCH_SECONDS = 253_402_300_799d;

  private MessageReader() {}

  /**
   * The message.
   *
   * @throws BadMessageException where it is not of the contract; its text names the field only
   */
  static Message read(Delivery delivery, Instant now) {
    ObjectNode source = object(delivery.body());
    Instant receivedAt = receivedAt(source).or(delivery::sentAt).orElse(now);
    int attempts = Math.max(0, source.path(ATTEMPTS).asInt(0));
    String type = source.path("request_type").asText();
    return switch (type) {
      case Contract.TYPE_ACCESS_REQUEST ->
          new Message.Access(
              source,
              new Submission(
                  required(source, "request_id", RequestId::parse),
                  required(source, "user_id", SlackUserId::parse),
                  team(source),
                  required(source, "command_text", Optional::of),
                  text(source, "response_url"),
                  receivedAt,
                  attempts));
      case Contract.TYPE_APPROVAL_ACTION ->
          new Message.Click(
              source,
              new ApprovalClick(
                  required(source, "request_id", RequestId::parse),
                  required(source, "action", MessageReader::action),
                  required(source, "approver_slack_user_id", SlackUserId::parse),
                  team(source),
                  text(source, "response_url"),
                  receivedAt,
                  attempts));
      case Contract.TYPE_USER_COMMAND ->
          new Message.Command(source, command(source, receivedAt, attempts));
      default -> throw new BadMessageException("request_type is unknown");
    };
  }

  private static UserCommand command(ObjectNode source, Instant receivedAt, int attempts) {
    UserCommand.Verb verb = required(source, "command", MessageReader::verb);
    Optional<RequestId> target =
        verb == UserCommand.Verb.LIST
            ? Optional.empty()
            : Optional.of(required(source, "argument", RequestId::parse));
    return new UserCommand(
        verb,
        target,
        required(source, "user_id", SlackUserId::parse),
        team(source),
        text(source, "response_url"),
        receivedAt,
        attempts);
  }

  private static ObjectNode object(String body) {
    try {
      if (LambdaJson.read(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new BadMessageException("the body is no JSON", e);
    }
    throw new BadMessageException("the body is no JSON object");
  }

  private static Optional<Boolean> action(String text) {
    return switch (text) {
      case "approve" -> Optional.of(true);
      case "deny" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<UserCommand.Verb> verb(String text) {
    return switch (text) {
      case "status" -> Optional.of(UserCommand.Verb.STATUS);
      case "list" -> Optional.of(UserCommand.Verb.LIST);
      case "revoke" -> Optional.of(UserCommand.Verb.REVOKE);
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> receivedAt(ObjectNode source) {
    JsonNode node = source.path(RECEIVED_AT);
    if (!node.isNumber()) {
      return Optional.empty();
    }
    // Looked at as a double first: a number too large for one has no decimal value.
    double seconds = node.doubleValue();
    return seconds >= 0 && seconds <= MAX_EPOCH_SECONDS
        ? Optional.of(Instant.ofEpochMilli(node.decimalValue().movePointRight(3).longValue()))
        : Optional.empty();
  }

  /**
   * A team that is named must have a team's form: it is a reason to refuse, so it is not
   * overlooked.
   */
  private static Optional<SlackTeamId> team(ObjectNode source) {
    return text(source, "team_id")
        .map(
            id ->
                SlackTeamId.parse(id)
                    .orElseThrow(() -> new BadMessageException("team_id is malformed")));
  }

  private static Optional<String> text(ObjectNode source, String name) {
    JsonNode node = source.path(name);
    return node.isTextual() && !node.asText().isEmpty()
        ? Optional.of(node.asText())
        : Optional.empty();
  }

  private static <T> T required(
      ObjectNode source, String name, Function<String, Optional<T>> parse) {
    JsonNode node = source.path(name);
    if (!node.isTextual()) {
      throw new BadMessageException(name + " is missing");
    }
    return parse
        .apply(node.asText())
        .orElseThrow(() -> new BadMessageException(name + " is malformed"));
  }
}
