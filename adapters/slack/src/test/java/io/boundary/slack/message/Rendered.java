package io.boundary.slack.message;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.util.json.GsonFactory;
import java.util.ArrayList;
import java.util.List;

/** A message as Slack would get it, taken apart for checks. */
final class Rendered {

  private static final Gson SLACK_JSON = GsonFactory.createSnakeCase();

  private final Message message;
  private final JsonArray blocks;

  Rendered(Message message) {
    this.message = message;
    this.blocks = JsonParser.parseString(SLACK_JSON.toJson(message.blocks())).getAsJsonArray();
  }

  String fallback() {
    return message.text();
  }

  JsonArray blocks() {
    return blocks;
  }

  /** Every text of that type ({@code plain_text}, {@code mrkdwn}) anywhere in the blocks. */
  List<String> texts(String type) {
    List<String> found = new ArrayList<>();
    collect(blocks, type, found);
    return found;
  }

  /** Everything that is shown, in order, one line each. */
  String shown() {
    List<String> found = new ArrayList<>();
    collect(blocks, "", found);
    return String.join("\n", found);
  }

  /** Every object with that key. */
  List<JsonObject> having(String key) {
    List<JsonObject> found = new ArrayList<>();
    having(blocks, key, found);
    return found;
  }

  private static void having(JsonElement element, String key, List<JsonObject> found) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(part -> having(part, key, found));
    } else if (element.isJsonObject()) {
      JsonObject object = element.getAsJsonObject();
      if (object.has(key)) {
        found.add(object);
      }
      object.entrySet().forEach(entry -> having(entry.getValue(), key, found));
    }
  }

  private static void collect(JsonElement element, String type, List<String> found) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(part -> collect(part, type, found));
    } else if (element.isJsonObject()) {
      JsonObject object = element.getAsJsonObject();
      boolean isText = object.has("text") && object.get("text").isJsonPrimitive();
      if (isText && (type.isEmpty() || object.get("type").getAsString().equals(type))) {
        found.add(object.get("text").getAsString());
      }
      object.entrySet().forEach(entry -> collect(entry.getValue(), type, found));
    }
  }
}
