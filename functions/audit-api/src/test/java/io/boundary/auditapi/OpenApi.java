package io.boundary.auditapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docs/openapi.yaml}: what it says of a response is checked on the response itself. */
final class OpenApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode DOCUMENT = document();
  private static final Map<JsonNode, JsonSchema> SCHEMAS = new HashMap<>();

  private OpenApi() {}

  /** The response is one of those that the document has for the path. */
  static void check(String path, Answer answer) {
    String template = path.startsWith("/api/requests/") ? "/api/requests/{request_id}" : path;
    JsonNode operation = DOCUMENT.path("paths").path(template).path("get");
    JsonNode response =
        operation.isMissingNode()
            ? unknownPath(answer)
            : resolved(operation.path("responses").path("" + answer.status()));
    assertThat(response.isMissingNode()).as("%s %s", path, answer).isFalse();
    response
        .path("headers")
        .properties()
        .forEach(header -> checkHeader(header.getKey(), resolved(header.getValue()), answer));
    if (answer.body().isEmpty()) {
      return; // of HEAD
    }
    String type = answer.header("Content-Type").replaceAll(";.*", "");
    JsonNode schema = response.path("content").path(type).path("schema");
    assertThat(schema.isMissingNode()).as("%s of %s %s", type, path, answer).isFalse();
    checkValue(schema, type.equals("text/csv") ? new TextNode(answer.body()) : answer.json());
  }

  private static JsonNode unknownPath(Answer answer) {
    String name =
        switch (answer.status()) {
          case 403 -> "Forbidden";
          case 405 -> "MethodNotAllowed";
          default -> "NotFound";
        };
    return DOCUMENT.path("components").path("responses").path(name);
  }

  private static void checkHeader(String name, JsonNode header, Answer answer) {
    if (header.path("required").asBoolean()) {
      assertThat(answer.headers()).containsKey(name);
    }
    if (answer.headers().containsKey(name)) {
      checkValue(header.path("schema"), new TextNode(answer.header(name)));
    }
  }

  private static void checkValue(JsonNode schema, JsonNode value) {
    assertThat(SCHEMAS.computeIfAbsent(schema, OpenApi::compiled).validate(value)).isEmpty();
  }

  private static JsonSchema compiled(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", DOCUMENT.path("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
  }

  private static JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : DOCUMENT.at(JsonPointer.compile(reference.substring(1)));
  }

  private static JsonNode document() {
    try {
      String yaml = Files.readString(Path.of("..", "..", "docs", "openapi.yaml"));
      return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A response as the gateway would send it. */
  record Answer(int status, Map<String, String> headers, String body) {

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }

    String error() {
      return json().path("error").asText();
    }
  }
}
