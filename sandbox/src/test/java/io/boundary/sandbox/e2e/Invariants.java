package io.boundary.sandbox.e2e;

import io.boundary.model.LedgerChain;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must hold whatever happened, read through the AWS protocol alone: no orphan (I1), no gap
 * (I3), hands off (I4), evidence (I6).
 */
public final class Invariants {

  private static final AwsSide.Held STANDING =
      new AwsSide.Held("sam", Rig.DEVELOPMENT, "PowerUserAccess");

  private final Rig rig;
  private final Map<String, Map<String, AttributeValue>> records;
  private final List<Map<String, AttributeValue>> leases;
  private final Set<AwsSide.Held> assignments;
  private final List<String> breaches = new ArrayList<>();

  private Invariants(Rig rig) {
    this.rig = rig;
    this.assignments = rig.aws.assignments();
    this.leases = rig.aws.leases();
    this.records =
        rig.aws.records().stream()
            .collect(Collectors.toMap(item -> text(item, "request_id"), item -> item));
  }

  /** Every breach; look while nothing is under way. */
  public static List<String> breaches(Rig rig) {
    return breaches(rig, Set.of());
  }

  /** Every breach but those of records that a test spoilt itself. */
  public static List<String> breaches(Rig rig, Set<String> spoilt) {
    Invariants all = new Invariants(rig);
    all.records.keySet().removeAll(spoilt);
    all.noOrphan();
    all.noGap();
    all.handsOff();
    all.records.keySet().forEach(all::evidence);
    return all.breaches;
  }

  private void noOrphan() {
    for (AwsSide.Held held : assignments) {
      boolean owned =
          leases.stream()
              .filter(lease -> !text(lease, "phase").equals("FREE"))
              .filter(lease -> heldBy(lease).equals(held))
              .map(lease -> records.getOrDefault(text(lease, "holder"), Map.of()))
              .anyMatch(holder -> Set.of("APPROVED", "ACTIVE").contains(text(holder, "status")));
      if (!owned && !held.equals(STANDING)) {
        breaches.add("I1 orphan: " + held);
      }
    }
  }

  private AwsSide.Held heldBy(Map<String, AttributeValue> lease) {
    Map<String, AttributeValue> holder = records.getOrDefault(text(lease, "holder"), Map.of());
    String principal = text(lease, "principal_id");
    String person =
        rig.info.path("users").properties().stream()
            .filter(u -> u.getValue().path("identity_center_id").asText().equals(principal))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(principal);
    return new AwsSide.Held(person, text(lease, "account_id"), text(holder, "permission_set_name"));
  }

  private void noGap() {
    double now = rig.control.now();
    for (Map<String, AttributeValue> lease : leases) {
      Map<String, AttributeValue> holder = records.getOrDefault(text(lease, "holder"), Map.of());
      boolean live =
          text(lease, "phase").equals("HELD")
              && text(holder, "status").equals("ACTIVE")
              && Double.parseDouble(holder.getOrDefault("expires_at", ZERO).n()) > now;
      if (live && !assignments.contains(heldBy(lease))) {
        breaches.add("I3 gap: " + text(holder, "request_id"));
      }
    }
  }

  private void handsOff() {
    if (!assignments.contains(STANDING)) {
      breaches.add("I4 the standing assignment is gone");
    }
  }

  private void evidence(String id) {
    Map<String, AttributeValue> record = records.getOrDefault(id, Map.of());
    String seen = id + " " + text(record, "status") + " " + text(record, "ledger_hash");
    if (rig.verified.contains(seen)) {
      return;
    }
    List<LedgerEvent> events = rig.aws.events(id);
    LedgerChain.firstBreak(RequestId.parse(id).orElseThrow(), events)
        .ifPresent(problem -> breaches.add("I6 " + problem));
    Optional<String> last =
        events.stream().flatMap(event -> event.to().stream()).map(Enum::name).reduce((a, b) -> b);
    boolean ends =
        last.equals(Optional.of(text(record, "status")))
            && events.get(events.size() - 1).hash().equals(text(record, "ledger_hash"));
    if (!ends) {
      breaches.add("I6 the ledger of " + id + " does not end where its record does");
    }
    if (breaches.isEmpty()) {
      rig.verified.add(seen);
    }
  }

  /** The states that the ledger says the request went through. */
  public static List<RequestStatus> states(Rig rig, String id) {
    return rig.aws.events(id).stream().flatMap(event -> event.to().stream()).toList();
  }

  private static final AttributeValue ZERO = AttributeValue.fromN("0");

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }
}
