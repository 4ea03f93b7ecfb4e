package io.boundary.slack.inbound;

import io.boundary.model.Contract;
import io.boundary.model.RequestId;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import io.boundary.slack.inbound.Interaction.Verdict;
import java.util.List;
import java.util.Optional;

/** Reads the {@code payload} field of an interaction. */
final class InteractionReader {

  private static final int MAX_LENGTH = 256 * 1024;

  private InteractionReader() {}

  static SlackDelivery read(String payload) {
    return JsonReader.readObject(payload, MAX_LENGTH)
        .map(InteractionReader::of)
        .orElseGet(() -> new SlackDelivery.Malformed("the payload is not a JSON object"));
  }

  private static SlackDelivery of(Json.Obj payload) {
    if (payload.string("type").filter("block_actions"::equals).isEmpty()) {
      return payload.string("type").isPresent()
          ? new SlackDelivery.Other()
          : new SlackDelivery.Malformed("the payload has no type");
    }
    List<Json.Obj> ours =
        payload.items("actions").stream()
            .filter(Json.Obj.class::isInstance)
            .map(Json.Obj.class::cast)
            .filter(action -> verdict(action).isPresent())
            .toList();
    if (ours.isEmpty()) {
      return new SlackDelivery.Other();
    }
    return ours.size() > 1
        ? new SlackDelivery.Malformed("the payload has more than one decision")
        : click(payload, ours.get(0));
  }

  private static Optional<Verdict> verdict(Json.Obj action) {
    return action
        .string("action_id")
        .flatMap(
            id ->
                switch (id) {
                  case Contract.ACTION_APPROVE -> Optional.of(Verdict.APPROVE);
                  case Contract.ACTION_DENY -> Optional.of(Verdict.DENY);
                  default -> Optional.empty();
                });
  }

  private static SlackDelivery click(Json.Obj payload, Json.Obj action) {
    Optional<Json.Obj> user = payload.object("user");
    Optional<SlackUserId> userId = user.flatMap(u -> u.string("id")).flatMap(SlackUserId::parse);
    Optional<RequestId> request = action.string("value").flatMap(RequestId::parse);
    Optional<Verdict> verdict = verdict(action);
    if (userId.isEmpty() || request.isEmpty() || verdict.isEmpty()) {
      return new SlackDelivery.Malformed("the click names no user or no request");
    }
    return new Interaction(
        verdict.get(),
        request.get(),
        userId.get(),
        payload.object("team").flatMap(t -> t.string("id")).flatMap(SlackTeamId::parse),
        user.flatMap(u -> u.string("team_id")).flatMap(SlackTeamId::parse),
        SlackIds.channel(either(payload, "channel", "id", "channel_id")),
        SlackIds.timestamp(either(payload, "message", "ts", "message_ts")),
        payload.string("response_url").filter(url -> !url.isEmpty()));
  }

  /** Slack names the message and its channel twice; an ephemeral message has only the container. */
  private static Optional<String> either(
      Json.Obj payload, String object, String field, String containerField) {
    return payload
        .object(object)
        .flatMap(found -> found.string(field))
        .or(() -> payload.object("container").flatMap(c -> c.string(containerField)));
  }
}
