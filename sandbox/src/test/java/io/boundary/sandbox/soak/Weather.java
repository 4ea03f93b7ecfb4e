package io.boundary.sandbox.soak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.e2e.Control;
import java.util.List;
import java.util.Random;

/** Faults at the wire, at random, on every service; each hits the next calls that match. */
final class Weather {

  private static final int AT_ONCE = 10;

  private static final List<String> SERVICES =
      List.of(
          "sso",
          "sso",
          "sso",
          "dynamodb",
          "dynamodb",
          "dynamodb",
          "identitystore",
          "organizations",
          "sqs",
          "slack",
          "slack",
          "ssm");
  private static final List<String> KINDS =
      List.of(
          "fail_before",
          "fail_after",
          "throttle",
          "delay",
          "hang",
          "reset",
          "reset_after",
          "half_answer");
  private static final List<String> SLACK = List.of("*", "response_url", "chat.postMessage");

  private final Control control;

  Weather(Control control) {
    this.control = control;
  }

  /** One more fault, unless enough are waiting for their call. */
  void worsen(Random random) {
    if (control.faultsLeft() < AT_ONCE) {
      control.fault(fault(random));
    }
  }

  private static ObjectNode fault(Random random) {
    String service = any(SERVICES, random);
    String kind = any(KINDS, random);
    ObjectNode fault =
        Control.faultOf(service, service.equals("slack") ? any(SLACK, random) : "*", kind)
            .put("count", kind.equals("hang") ? 1 : 1 + random.nextInt(3))
            .put("skip", random.nextInt(4))
            .put("delay_ms", delay(kind, random));
    if (!service.equals("slack")) {
      boolean front = random.nextInt(4) == 0 && (service.equals("sqs") || service.equals("ssm"));
      fault.put("function", front ? "webhook" : "operator");
    }
    if (service.equals("sso") && random.nextInt(5) == 0) {
      fault.put("kind", random.nextBoolean() ? "failed" : "fail_before");
      fault.put(
          "error", fault.path("kind").asText().equals("failed") ? "it broke" : "ConflictException");
    }
    return fault;
  }

  private static int delay(String kind, Random random) {
    return switch (kind) {
      case "throttle" -> 1_000 * (1 + random.nextInt(3));
      case "hang" -> 3_000 + random.nextInt(9_000);
      default -> 200 + random.nextInt(3_500);
    };
  }

  private static String any(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
