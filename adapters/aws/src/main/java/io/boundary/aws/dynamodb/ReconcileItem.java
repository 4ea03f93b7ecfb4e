package io.boundary.aws.dynamodb;

import io.boundary.broker.port.ReconcileCursor;
import io.boundary.broker.port.RemovalLog;
import io.boundary.model.AccountId;
import io.boundary.model.Assignment;
import io.boundary.model.InstanceArn;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PrincipalId;
import io.boundary.model.PrincipalType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What reconciliation keeps, as items of the counters table. */
final class ReconcileItem {

  /** The counters table's keys. */
  static final String PARTITION = "counter";

  static final String SORT = "day";

  /** The partition of cursor and sightings. */
  static final String RECONCILE = "reconcile";

  /** The partition of removals. */
  static final String REMOVALS = "removals";

  static final String CURSOR = "cursor";

  /** What the sort key of a sighting begins with; the lease's id follows. */
  static final String SEEN = "seen#";

  private static final String FIRST_SEEN = "first_seen";

  private static final Logger LOG = LoggerFactory.getLogger(ReconcileItem.class);

  private ReconcileItem() {}

  static Map<String, AttributeValue> key(String sort) {
    return Map.of(PARTITION, AttributeValue.fromS(RECONCILE), SORT, AttributeValue.fromS(sort));
  }

  static String seenKey(Assignment assignment) {
    return SEEN + assignment.leaseId().value();
  }

  static Map<String, AttributeValue> encode(ReconcileCursor cursor) {
    return new ItemWriter()
        .text(PARTITION, RECONCILE)
        .text(SORT, CURSOR)
        .time("started_at", cursor.startedAt())
        .text("stage", cursor.stage().name())
        .text("after_key", cursor.after())
        .number("runs", cursor.runs())
        .number("findings", cursor.findings())
        .item();
  }

  /** Empty where it cannot be read: a cycle begins anew. */
  static Optional<ReconcileCursor> cursor(Map<String, AttributeValue> attributes) {
    ItemReader item = new ItemReader(attributes, false);
    try {
      return Optional.of(
          new ReconcileCursor(
              item.requiredTime("started_at"),
              ReconcileCursor.Stage.valueOf(item.required("stage")),
              item.required("after_key"),
              item.small("runs", 0),
              item.small("findings", 0)));
    } catch (UndecodableException | IllegalArgumentException e) {
      LOG.error("the place of reconciliation cannot be read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  static Map<String, AttributeValue> seen(Assignment assignment, Instant at) {
    return assignment(assignment)
        .text(PARTITION, RECONCILE)
        .text(SORT, seenKey(assignment))
        .time(FIRST_SEEN, at)
        .item();
  }

  /** An assignment and when it was first seen; empty where it cannot be read: its age is lost. */
  static Optional<Map.Entry<Assignment, Instant>> sighting(Map<String, AttributeValue> attributes) {
    ItemReader item = new ItemReader(attributes, false);
    try {
      Assignment assignment =
          new Assignment(
              item.required("instance_arn", InstanceArn::parse),
              item.required("permission_set_arn", PermissionSetArn::parse),
              item.required("account_id", AccountId::parse),
              PrincipalType.valueOf(item.required("principal_type")),
              item.required("principal_id", PrincipalId::parse));
      return Optional.of(Map.entry(assignment, item.requiredTime(FIRST_SEEN)));
    } catch (UndecodableException | IllegalArgumentException e) {
      LOG.error("a sighting cannot be read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  static Map<String, AttributeValue> removal(RemovalLog.Entry entry) {
    String sort = entry.at() + "#" + entry.assignment().leaseId() + "#" + entry.outcome();
    return assignment(entry.assignment())
        .text(PARTITION, REMOVALS)
        .text(SORT, sort)
        .time("at", entry.at())
        .text("actor", entry.by().value())
        .text("outcome", entry.outcome())
        .time(FIRST_SEEN, entry.seenSince())
        .item();
  }

  private static ItemWriter assignment(Assignment assignment) {
    return new ItemWriter()
        .text("instance_arn", assignment.instance().value())
        .text("permission_set_arn", assignment.permissionSet().value())
        .text("account_id", assignment.account().value())
        .text("principal_type", assignment.principalType().name())
        .text("principal_id", assignment.principal().value());
  }
}
