package io.boundary.sandbox.aws;

import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** EventBridge Scheduler's GetSchedule: that the sandbox's own ticks are there, and enabled. */
public final class Schedules {

  private final Map<String, Boolean> enabled = new ConcurrentSkipListMap<>();

  /** Makes a schedule, or changes it. */
  public void put(String name, boolean isEnabled) {
    enabled.put(name, isEnabled);
  }

  /** Takes it away. */
  public void remove(String name) {
    enabled.remove(name);
  }

  HttpReply handle(AwsRequest request) {
    String path = request.call().rawPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    Boolean found = enabled.get(name);
    if (found == null) {
      return HttpReply.json(404, Json.object().put("Message", "Schedule does not exist."))
          .withHeader("x-amzn-ErrorType", "ResourceNotFoundException");
    }
    return HttpReply.json(
        200, Json.object().put("Name", name).put("State", found ? "ENABLED" : "DISABLED"));
  }
}
