package io.boundary.sandbox.soak;

import io.boundary.sandbox.e2e.Rig;
import io.boundary.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What nobody can work off: it must hold up nobody, and end in the dead-letter queue alone. */
final class Poison {

  /** The id of a record that cannot be read. */
  static final String RECORD = "req-00000000deadbeef";

  private Poison() {}

  /**
   * Puts messages that are not of the contract, a record that cannot be read, and a click on it.
   */
  static void spread(Rig rig, Journal journal) {
    rig.aws.putRecord(
        Map.of(
            "request_id", AttributeValue.fromS(RECORD),
            "status", AttributeValue.fromS("ACTIVE"),
            "version", AttributeValue.fromN("3"),
            "due_shard", AttributeValue.fromS("0"),
            "due_at", AttributeValue.fromN("1"),
            "expires_at", AttributeValue.fromN("1")));
    String click =
        Json.object()
            .put("request_type", "approval_action")
            .put("request_id", RECORD)
            .put("action", "approve")
            .put("approver_slack_user_id", Rig.SUE)
            .toString();
    for (String body :
        List.of("{broken", "{\"request_type\":\"make_coffee\",\"request_id\":\"x\"}", click)) {
      journal.poison(body);
      rig.aws.enqueue(body);
    }
  }
}
