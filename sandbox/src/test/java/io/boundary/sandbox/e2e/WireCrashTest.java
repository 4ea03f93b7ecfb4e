package io.boundary.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.slack.SlackClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each outward call to DynamoDB and Identity Center in turn fails, before it takes effect and
 * after; then redelivery and the janitor run, and all must be as it should.
 */
@Tag("slow")
class WireCrashTest {

  private static final Duration PAST_THE_STEP = Duration.ofSeconds(70);
  private static final String GRANT = Rig.PRODUCTION + " ReadOnlyAccess 1";

  /** Fails every attempt of the SDK's own, so that the product sees the failure. */
  private static final int SDK_ATTEMPTS = 3;

  private static final Set<String> CHANGES =
      Set.of("TransactWriteItems", "CreateAccountAssignment", "DeleteAccountAssignment");

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = new Rig();
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  /** A call of a story: the operation's so many-th, with what went before it. */
  private record Point(String service, String operation, int occurrence, String kind) {}

  @Test
  void grant_whenAnyOneCallFails_healsByRedeliveryAndTheJanitor() {
    int before = calls("workflow").size();
    String dry = rig.ask(Rig.ALICE, GRANT, "ACTIVE");
    rig.slack.told(Rig.ALICE, "Access granted", dry);
    rig.awaitIdleQueue();
    List<Point> points = points(calls("workflow").subList(before, calls("workflow").size()));
    endOf(dry);

    List<String> breaches = new ArrayList<>();
    for (Point point : points) {
      String id = grantThrough(point);
      found(breaches, point, rig.aws.holds("alice", Rig.PRODUCTION, "ReadOnlyAccess"), true);
      endOf(id);
      found(breaches, point, rig.aws.holds("alice", Rig.PRODUCTION, "ReadOnlyAccess"), false);
    }

    assertThat(points).extracting(Point::operation).contains("CreateAccountAssignment");
    assertThat(points.size()).isGreaterThan(10);
    assertThat(breaches).isEmpty();
  }

  @Test
  void end_whenAnyOneCallFails_healsByTheJanitor() {
    String dry = rig.ask(Rig.DAVE, GRANT, "ACTIVE");
    rig.awaitIdleQueue();
    int before = calls("janitor").size();
    endOf(dry);
    List<Point> points = points(calls("janitor").subList(before, calls("janitor").size()));

    List<String> breaches = new ArrayList<>();
    for (Point point : points) {
      String id = rig.ask(Rig.DAVE, GRANT, "ACTIVE");
      rig.awaitIdleQueue();
      inject(point, "janitor");
      rig.control.advance(Duration.ofHours(2));
      rig.control.tick();
      rig.control.calm();
      endOf(id);
      found(breaches, point, rig.aws.holds("dave", Rig.PRODUCTION, "ReadOnlyAccess"), false);
    }

    assertThat(points).extracting(Point::operation).contains("DeleteAccountAssignment");
    assertThat(points.size()).isGreaterThan(8);
    assertThat(breaches).isEmpty();
  }

  private static void found(List<String> breaches, Point point, boolean held, boolean shouldBe) {
    if (held != shouldBe) {
      breaches.add(point + ": held is " + held);
    }
    Invariants.breaches(rig).forEach(breach -> breaches.add(point + ": " + breach));
  }

  private static String grantThrough(Point point) {
    inject(point, "workflow");
    SlackClient.Signed delivery = rig.slack.signed(Rig.ALICE, GRANT);
    String id = SlackSide.idIn(rig.slack.send(delivery));
    Within.usual(
        point + " being reached",
        () -> rig.control.faultsLeft() == 0 || rig.aws.status(id).equals("ACTIVE"),
        () -> rig.control.get("/faults"));
    Within.holds(Duration.ofMillis(500), () -> rig.aws.status(id).equals("ACTIVE"));
    rig.control.calm();
    Within.usual(
        id + " healing from " + point,
        () -> {
          if (rig.aws.status(id).equals("ACTIVE")) {
            return true;
          }
          rig.control.advance(PAST_THE_STEP);
          rig.slack.send(delivery);
          rig.control.tick();
          return Within.holds(Duration.ofSeconds(1), () -> rig.aws.status(id).equals("ACTIVE"));
        },
        () -> rig.aws.record(id) + " " + rig.aws.leases());
    rig.awaitIdleQueue();
    return id;
  }

  /** Time passes until the request is over; a step that a failure left open ends meanwhile. */
  private static void endOf(String id) {
    rig.control.advance(Duration.ofHours(2));
    Within.usual(
        id + " ending",
        () -> {
          rig.control.tick();
          boolean over = rig.aws.status(id).equals("REVOKED");
          if (!over) {
            rig.control.advance(PAST_THE_STEP);
          }
          return over;
        },
        () -> rig.aws.record(id) + " " + rig.aws.leases());
  }

  private static void inject(Point point, String function) {
    rig.control.fault(
        Control.faultOf(point.service(), point.operation(), point.kind())
            .put("skip", point.occurrence())
            .put("count", point.service().equals("dynamodb") ? SDK_ATTEMPTS : 1)
            .put("function", function));
  }

  private static List<JsonNode> calls(String function) {
    return rig.control.calls("?function=" + function);
  }

  /** Every change before and after its effect; of what is only read, the first of each kind. */
  private static List<Point> points(List<JsonNode> calls) {
    Map<String, Integer> seen = new HashMap<>();
    List<Point> points = new ArrayList<>();
    for (JsonNode call : calls) {
      String service = call.path("service").asText();
      String operation = call.path("operation").asText();
      if (!Set.of("dynamodb", "sso").contains(service)) {
        continue;
      }
      int occurrence = seen.merge(operation, 1, Integer::sum) - 1;
      if (CHANGES.contains(operation)) {
        points.add(new Point(service, operation, occurrence, "fail_before"));
        points.add(new Point(service, operation, occurrence, "fail_after"));
      } else if (occurrence == 0) {
        points.add(new Point(service, operation, occurrence, "fail_before"));
      }
    }
    return points;
  }
}
