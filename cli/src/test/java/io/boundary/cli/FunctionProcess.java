package io.boundary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A function as Lambda runs it: its zip, laid out as the task's folder, in a process of its own
 * under Lambda's runtime interface client, with the settings that Terraform gives it.
 */
final class FunctionProcess implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private final Process process;

  private FunctionProcess(Process process) {
    this.process = process;
  }

  static FunctionProcess start(
      String function, String handler, Path root, Path folder, JsonNode sandbox, RuntimeApi api)
      throws IOException {
    Path task = folder.resolve(function);
    unzip(root.resolve("functions/" + function + "/target/" + function + ".zip"), task);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            task.resolve("lib") + "/*:" + runtimeClient(),
            CLIENT,
            handler);
    // Nothing of this process's environment: what the function has is what it is given.
    builder.environment().clear();
    builder.environment().putAll(settings(function, task, sandbox));
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "boundary-test-" + function);
    builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    builder.environment().put("LAMBDA_TASK_ROOT", task.toString());
    builder.environment().put("_HANDLER", handler);
    return new FunctionProcess(
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(function + ".log").toFile())
            .start());
  }

  /** The jars that Lambda's managed runtime brings: the client and what it needs. */
  private static String runtimeClient() {
    return Arrays.stream(System.getProperty("java.class.path").split(":"))
        .filter(jar -> jar.contains("aws-lambda-java-"))
        .reduce((one, other) -> one + ":" + other)
        .orElseThrow();
  }

  private static Map<String, String> settings(String function, Path task, JsonNode sandbox)
      throws IOException {
    String base = sandbox.path("base_url").asText();
    JsonNode key = sandbox.path("callers").path("operator");
    Map<String, String> all = new HashMap<>();
    all.put("AWS_REGION", sandbox.path("aws_region").asText());
    all.put("AWS_ENDPOINT_URL", base);
    all.put("AWS_ACCESS_KEY_ID", key.path("access_key_id").asText());
    all.put("AWS_SECRET_ACCESS_KEY", key.path("secret_access_key").asText());
    all.put("SLACK_RESPONSE_URL_PREFIX", sandbox.path("response_url_prefix").asText());
    all.put("SLACK_TEAM_ID", sandbox.path("slack_team_id").asText());
    all.put("PERMISSION_SET_ARNS", JSON.writeValueAsString(sandbox.path("permission_sets")));
    if (!function.equals("janitor")) {
      all.put("WORKFLOW_QUEUE_URL", sandbox.path("queue_url").asText());
    }
    if (function.equals("webhook")) {
      all.put("SLACK_SIGNING_SECRET", "ssm:/boundary/slack/signing_secret");
      return all;
    }
    all.put("SLACK_BOT_TOKEN", "ssm:/boundary/slack/bot_token");
    all.put("SLACK_API_BASE_URL", base + "/slack/api/");
    all.put("DYNAMODB_TABLE", sandbox.path("dynamodb_table").asText());
    all.put("LEDGER_TABLE", sandbox.path("ledger_table").asText());
    all.put("LEASES_TABLE", sandbox.path("leases_table").asText());
    all.put("COUNTERS_TABLE", sandbox.path("counters_table").asText());
    all.put("SSO_INSTANCE_ARN", sandbox.path("sso_instance_arn").asText());
    all.put("IDENTITY_STORE_ID", sandbox.path("identity_store_id").asText());
    all.put("AWS_SSO_START_URL", sandbox.path("sso_start_url").asText());
    all.put("PROD_OU_ID", "ou-ab12-44444444");
    // Lambda's folder is /var/task; the file lies at the same place in it.
    all.put("ACCESS_RULES_PATH", task.resolve("config/access_rules.yaml").toString());
    sandbox
        .path("groups")
        .properties()
        .forEach(
            group ->
                all.put(
                    "BOUNDARY_" + group.getKey().toUpperCase(Locale.ROOT) + "_ID",
                    group.getValue().asText()));
    return all;
  }

  private static void unzip(Path zip, Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("an entry outside of the zip: " + entry.getName());
        }
        if (!entry.isDirectory()) {
          Files.createDirectories(file.resolveSibling(""));
          Files.write(file, entries.readAllBytes());
          names.add(entry.getName());
        }
      }
    }
    if (names.isEmpty()) {
      throw new IOException(zip + " is empty");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
