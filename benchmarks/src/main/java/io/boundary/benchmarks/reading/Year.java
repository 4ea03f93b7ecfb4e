package io.boundary.benchmarks.reading;

import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A year's requests of a company: few people, accounts and permission sets have most of them. The
 * latest hundred are active and twenty wait, however many there are.
 */
final class Year {

  static final Instant END = Instant.parse("2026-11-20T12:00:00Z");

  /** Whose requests are many. */
  static final String BUSIEST = "U0PERSON000";

  private static final Duration LENGTH = Duration.ofDays(360);
  private static final int ACTIVE = 100;
  private static final int WAITING = 20;

  private final int records;
  private final Random chance = new Random(4711);
  private final Map<LocalDate, Map<RequestStatus, Integer>> days = new TreeMap<>();

  Year(int records) {
    this.records = records;
  }

  static String id(int number) {
    return "req-%016x".formatted(number);
  }

  /** The next record; each number once, from 0 up. */
  Map<String, AttributeValue> record(int number) {
    Instant at = END.minus(LENGTH).plus(LENGTH.dividedBy(records).multipliedBy(number));
    RequestStatus status = status(records - number);
    days.computeIfAbsent(LocalDate.ofInstant(at, ZoneOffset.UTC), day -> new TreeMap<>())
        .merge(status, 1, Integer::sum);
    Map<String, AttributeValue> item = new HashMap<>();
    text(item, "request_id", id(number));
    text(item, "status", status.name());
    text(item, "counted_as", status.name());
    text(item, "requester_slack_user_id", "U0PERSON%03d".formatted(skewed(300)));
    text(item, "account_id", "%012d".formatted(100 + skewed(120)));
    text(item, "permission_set_name", "Set" + skewed(12));
    text(item, "instance_arn", "arn:aws:sso:::instance/ssoins-1234567890abcdef");
    text(
        item,
        "permission_set_arn",
        "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef");
    text(item, "principal_type", "USER");
    text(item, "principal_id", "90676d1234-%03d".formatted(skewed(300)));
    text(item, "reason", "Developers may read Production accounts");
    text(item, "rule_id", "developers-readonly-production");
    text(item, "policy_hash", "%064x".formatted(4711));
    text(item, "engine_version", "1.0.0");
    text(item, "ticket_id", "INC-" + number);
    number(item, "version", 4);
    number(item, "created_at", at.getEpochSecond());
    number(item, "requested_at", at.getEpochSecond());
    number(item, "updated_at", at.getEpochSecond() + 60);
    number(item, "expires_at", at.getEpochSecond() + 14_400);
    return item;
  }

  /** The figures of the days, once all records were made. */
  Map<LocalDate, Map<RequestStatus, Integer>> days() {
    return days;
  }

  private RequestStatus status(int fromTheEnd) {
    if (fromTheEnd <= ACTIVE) {
      return RequestStatus.ACTIVE;
    }
    if (fromTheEnd <= ACTIVE + WAITING) {
      return RequestStatus.PENDING_APPROVAL;
    }
    int percent = chance.nextInt(100);
    return percent < 82
        ? RequestStatus.REVOKED
        : percent < 98 ? RequestStatus.DENIED : RequestStatus.ERROR;
  }

  /** Of that many, the first ones far more often than the last. */
  private int skewed(int many) {
    double fraction = chance.nextDouble();
    return (int) (many * fraction * fraction * fraction);
  }

  private static void text(Map<String, AttributeValue> item, String name, String value) {
    item.put(name, AttributeValue.fromS(value));
  }

  private static void number(Map<String, AttributeValue> item, String name, long value) {
    item.put(name, AttributeValue.fromN(Long.toString(value)));
  }
}
