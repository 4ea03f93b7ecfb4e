package io.boundary.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.aws.Parameters.Parameter;
import io.boundary.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The Parameter Store part of SSM. */
final class SsmService implements AwsService {

  private static final List<String> TYPES = List.of("String", "StringList", "SecureString");

  private final Parameters parameters;
  private final String arnPrefix;

  SsmService(Parameters parameters, String region, String accountId) {
    this.parameters = parameters;
    this.arnPrefix = "arn:aws:ssm:" + region + ":" + accountId + ":parameter";
  }

  @Override
  public String name() {
    return "ssm";
  }

  @Override
  public ObjectNode handle(String operation, Input input) {
    return switch (operation) {
      case "GetParameter" -> get(input);
      case "GetParameters" -> getSeveral(input);
      case "DescribeParameters" -> describe(input);
      case "PutParameter" -> put(input);
      case "DeleteParameter" -> delete(input);
      default -> throw AwsError.unknownOperation(operation);
    };
  }

  private ObjectNode get(Input input) {
    Parameter found =
        parameters
            .get(input.required("Name"))
            .orElseThrow(() -> new AwsError(400, "ParameterNotFound", ""));
    return Json.object().set("Parameter", json(found, decrypt(input)));
  }

  private ObjectNode getSeveral(Input input) {
    ArrayNode found = Json.array();
    ArrayNode invalid = Json.array();
    for (String name : input.texts("Names", 1, 10)) {
      Optional<Parameter> parameter = parameters.get(name);
      parameter.ifPresentOrElse(p -> found.add(json(p, decrypt(input))), () -> invalid.add(name));
    }
    ObjectNode answer = Json.object().set("Parameters", found);
    return answer.set("InvalidParameters", invalid);
  }

  /** Only by name, and never with a value. */
  private ObjectNode describe(Input input) {
    ArrayNode found = Json.array();
    for (JsonNode filter : input.json().path("ParameterFilters")) {
      if (!filter.path("Key").asText().equals("Name")) {
        throw complaint("only filters by 'Name' are simulated");
      }
      filter
          .path("Values")
          .forEach(
              name ->
                  parameters
                      .get(name.asText())
                      .ifPresent(
                          parameter ->
                              found
                                  .addObject()
                                  .put("Name", parameter.name())
                                  .put("Type", parameter.type())));
    }
    return Json.object().set("Parameters", found);
  }

  private ObjectNode put(Input input) {
    String name = input.required("Name");
    String value = input.required("Value");
    boolean overwrite = input.json().path("Overwrite").asBoolean(false);
    if (value.length() > 4096) {
      throw complaint("Standard tier parameters support a maximum parameter value of 4096.");
    }
    Optional<Parameter> old = parameters.get(name);
    if (old.isPresent() && !overwrite) {
      throw new AwsError(400, "ParameterAlreadyExists", "The parameter already exists.");
    }
    String type =
        input.text("Type").isPresent()
            ? input.oneOf("Type", TYPES)
            : old.map(Parameter::type).orElseThrow(() -> complaint("'Type' must be given"));
    long version = parameters.put(name, value, type).version();
    return Json.object().put("Version", version).put("Tier", "Standard");
  }

  private ObjectNode delete(Input input) {
    if (!parameters.delete(input.required("Name"))) {
      throw new AwsError(400, "ParameterNotFound", "");
    }
    return Json.object();
  }

  private static boolean decrypt(Input input) {
    return input.json().path("WithDecryption").asBoolean(false);
  }

  private ObjectNode json(Parameter parameter, boolean decrypt) {
    boolean hidden = parameter.type().equals("SecureString") && !decrypt;
    String name = parameter.name();
    return Json.object()
        .put("Name", name)
        .put("Type", parameter.type())
        .put("Value", hidden ? cipherText(parameter) : parameter.value())
        .put("Version", parameter.version())
        .put("ARN", arnPrefix + (name.startsWith("/") ? "" : "/") + name)
        .put("DataType", "text");
  }

  /** Something that nobody can mistake for the value, as KMS's output would be. */
  private static String cipherText(Parameter parameter) {
    String text = "sandbox-encrypted:" + parameter.name() + ":" + parameter.version();
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
