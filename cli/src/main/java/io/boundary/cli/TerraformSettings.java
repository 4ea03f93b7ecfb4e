package io.boundary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a deployment, as {@code terraform output -json} tells them. All of them come from
 * there or none: tables of two deployments must never meet in one command.
 */
final class TerraformSettings {

  private static final Map<String, String> OUTPUTS = new LinkedHashMap<>();

  static {
    OUTPUTS.put("dynamodb_table_name", "DYNAMODB_TABLE");
    OUTPUTS.put("ledger_table_name", "LEDGER_TABLE");
    OUTPUTS.put("leases_table_name", "LEASES_TABLE");
    OUTPUTS.put("counters_table_name", "COUNTERS_TABLE");
    OUTPUTS.put("permission_set_arns", "PERMISSION_SET_ARNS");
    OUTPUTS.put("sso_instance_arn", "SSO_INSTANCE_ARN");
    OUTPUTS.put("identity_store_id", "IDENTITY_STORE_ID");
    OUTPUTS.put("workflow_queue_url", "WORKFLOW_QUEUE_URL");
    OUTPUTS.put("slack_webhook_url", "SLACK_WEBHOOK_URL");
  }

  /** Of a deployment that does not tell. */
  private static final String USUAL_PREFIX = "/boundary";

  /** Where in the parameters a secret is: as the functions of the deployment are told. */
  private static final Map<String, String> SECRETS =
      Map.of(
          "SLACK_SIGNING_SECRET", "/slack/signing_secret",
          "SLACK_BOT_TOKEN", "/slack/bot_token",
          "AUDIT_TOKEN_KEY", "/audit/token_key");

  private TerraformSettings() {}

  /**
   * The settings in that JSON.
   *
   * @throws IllegalStateException with one line, where an output is missing
   */
  static Map<String, String> of(String json) {
    JsonNode outputs;
    try {
      outputs = new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what terraform put out is no JSON", e);
    }
    Map<String, String> settings = new HashMap<>();
    OUTPUTS.forEach((output, setting) -> settings.put(setting, text(value(outputs, output))));
    String prefix = outputs.path("parameter_prefix").path("value").asText(USUAL_PREFIX);
    SECRETS.forEach((setting, name) -> settings.put(setting, "ssm:" + prefix + name));
    value(outputs, "policy_environment")
        .properties()
        .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
    return settings;
  }

  private static JsonNode value(JsonNode outputs, String name) {
    JsonNode value = outputs.path(name).path("value");
    if (value.isMissingNode() || value.isNull()) {
      throw new IllegalStateException(
          "terraform has no output `"
              + name
              + "`: apply the environment again first, or use --no-terraform-sync");
    }
    return value;
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
