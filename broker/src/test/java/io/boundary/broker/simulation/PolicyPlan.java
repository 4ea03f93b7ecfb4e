package io.boundary.broker.simulation;

import io.boundary.broker.port.FactUnavailableException;
import io.boundary.model.AccountFacts;
import io.boundary.model.GroupId;
import io.boundary.model.PermissionSetName;
import io.boundary.policy.Policy;
import io.boundary.policy.document.PolicyLoad;
import io.boundary.policy.document.PolicyLoader;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A policy as it may be deployed, in so few words that what it means can be said a second time
 * without the policy engine.
 *
 * @param approvals how many people must agree to administrator access
 * @param readers whether developers may read
 * @param leads whether the leads rather than the administrators agree
 * @param broken whether the file cannot be loaded
 */
record PolicyPlan(int approvals, boolean readers, boolean leads, boolean broken) {

  static final GroupId DEVELOPERS = new GroupId("g-developers");
  static final GroupId ADMINS = new GroupId("g-admins");
  static final GroupId LEADS = new GroupId("g-leads");
  static final String READ = "ReadOnlyAccess";
  static final String ADMIN = "AdministratorAccess";
  static final Duration LONGEST = Duration.ofHours(1);

  private static final Map<PolicyPlan, Policy> LOADED = new ConcurrentHashMap<>();

  private static final String LOCKED =
      """
      version: "1.0"
      settings: { default_action: deny, max_request_duration_hours: 1 }
      subjects:
        groups:
          developers: { id: "g-developers" }
          security_admins: { id: "g-admins" }
          leads: { id: "g-leads" }
      rules:
        - id: locked
          description: nobody in a locked account
          subjects: [developers]
          effect: deny
          target: { selector: tag, key: Locked, values: ["yes"] }
          permission_set: "*"
        - id: admin
          description: developers may administer
          subjects: [developers]
          effect: allow
          target: { selector: any }
          permission_set: AdministratorAccess
          approval: { required: true, approver_groups: [GROUP], channel: "#approvals", min_approvals: MIN, timeout_minutes: 20 }
      """;

  private static final String READING =
      """
        - id: read
          description: developers may read
          subjects: [developers]
          effect: allow
          target: { selector: any }
          permission_set: ReadOnlyAccess
      """;

  /** The policy as the product knows it. */
  Policy policy() {
    if (broken) {
      throw new FactUnavailableException("the policy has 1 problem", false);
    }
    return LOADED.computeIfAbsent(this, PolicyPlan::load);
  }

  private Policy load() {
    String yaml =
        LOCKED
                .replace("GROUP", leads ? "leads" : "security_admins")
                .replace("MIN", Integer.toString(approvals))
            + (readers ? READING : "");
    if (PolicyLoader.load(yaml, Map.of()) instanceof PolicyLoad.Loaded loaded) {
      return loaded.policy();
    }
    throw new IllegalStateException("the policy does not load");
  }

  /** The group whose members agree to administrator access. */
  GroupId approvers() {
    return leads ? LEADS : ADMINS;
  }

  /**
   * How many people must agree, 0 where nobody need; empty where it is not allowed.
   *
   * @param in whether the person is in a group
   */
  OptionalInt agreements(PermissionSetName set, AccountFacts facts, Predicate<GroupId> in) {
    boolean open = !broken && in.test(DEVELOPERS) && !"yes".equals(facts.tags().get("Locked"));
    if (!open) {
      return OptionalInt.empty();
    }
    if (set.value().equals(ADMIN)) {
      return OptionalInt.of(approvals);
    }
    return readers && set.value().equals(READ) ? OptionalInt.of(0) : OptionalInt.empty();
  }
}
