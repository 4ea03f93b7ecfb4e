package io.boundary.webhook;

import io.boundary.model.CommandParser;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PermissionSetName;
import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.SettingValue;
import io.boundary.slack.inbound.Json;
import io.boundary.slack.inbound.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The permission sets that can be asked for: a JSON object from name to ARN. */
final class PermissionSets {

  static final String SETTING = "PERMISSION_SET_ARNS";

  private static final int MAX_LENGTH = 64 * 1024;

  private final SettingValue setting;
  private volatile @Nullable Known known;

  PermissionSets(SettingValue setting) {
    this.setting = setting;
  }

  /**
   * The grammar that knows these permission sets, made anew only when the setting changed.
   *
   * @throws AwsCallException where the setting cannot be read
   * @throws SettingException where it is malformed
   */
  CommandParser parser() {
    String text = setting.get();
    Known held = known;
    if (held != null && held.text().equals(text)) {
      return held.parser();
    }
    CommandParser parser =
        names(text)
            .map(CommandParser::new)
            .orElseThrow(
                () -> new SettingException(SETTING, "is malformed: a JSON object of name to ARN"));
    known = new Known(text, parser);
    return parser;
  }

  private static Optional<List<PermissionSetName>> names(String text) {
    Optional<Json.Obj> object = JsonReader.readObject(text, MAX_LENGTH);
    if (object.isEmpty() || object.get().fields().isEmpty()) {
      return Optional.empty();
    }
    List<PermissionSetName> names = new ArrayList<>();
    for (Map.Entry<String, Json> entry : object.get().fields().entrySet()) {
      Optional<PermissionSetName> name = PermissionSetName.parse(entry.getKey());
      boolean arn =
          entry.getValue() instanceof Json.Str value
              && PermissionSetArn.parse(value.value()).isPresent();
      if (name.isEmpty() || !arn) {
        return Optional.empty();
      }
      names.add(name.get());
    }
    return Optional.of(names);
  }

  private record Known(String text, CommandParser parser) {}
}
