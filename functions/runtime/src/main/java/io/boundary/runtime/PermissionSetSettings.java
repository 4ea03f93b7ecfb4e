package io.boundary.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.broker.decision.PermissionSets;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PermissionSetName;
import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The permission sets that can be asked for, from {@code PERMISSION_SET_ARNS}. */
public final class PermissionSetSettings {

  private static final String NAME = "PERMISSION_SET_ARNS";

  private PermissionSetSettings() {}

  /**
   * Reads them.
   *
   * @throws SettingException where the setting is missing or malformed
   */
  public static PermissionSets read(Settings settings) {
    return new PermissionSets(Foundation.instance(settings), arns(settings));
  }

  /**
   * Reads their ARNs alone.
   *
   * @throws SettingException where the setting is missing or malformed
   */
  public static Map<PermissionSetName, PermissionSetArn> arns(Settings settings) {
    JsonNode object;
    try {
      object = LambdaJson.read(settings.value(NAME).get());
    } catch (IOException e) {
      throw malformed();
    }
    if (!object.isObject() || object.isEmpty()) {
      throw malformed();
    }
    Map<PermissionSetName, PermissionSetArn> arns = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      Optional<PermissionSetName> name = PermissionSetName.parse(entry.getKey());
      Optional<PermissionSetArn> arn = PermissionSetArn.parse(entry.getValue().asText());
      if (name.isEmpty() || arn.isEmpty()) {
        throw malformed();
      }
      arns.put(name.get(), arn.get());
    }
    return arns;
  }

  private static SettingException malformed() {
    return new SettingException(
        NAME, "is malformed: a JSON object of permission set names and ARNs");
  }
}
