package io.boundary.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.annotations.SerializedName;
import com.slack.api.model.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code users.info}. Kept as it came, because the client's type cannot tell an
 * address that is not confirmed from one of which Slack says nothing.
 *
 * @param raw the field {@code user}
 */
record UserInfo(@SerializedName("user") @Nullable JsonElement raw) {

  /** The user, or empty where the answer holds none. */
  Optional<User> user() {
    return Optional.ofNullable(raw).flatMap(found -> SlackApi.parse(found, User.class));
  }

  /** Whether Slack says outright that nobody has shown the e-mail address to be theirs. */
  boolean deniesEmail() {
    return raw instanceof JsonObject object
        && object.get("is_email_confirmed") instanceof JsonPrimitive confirmed
        && confirmed.isBoolean()
        && !confirmed.getAsBoolean();
  }
}
