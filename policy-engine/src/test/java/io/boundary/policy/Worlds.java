package io.boundary.policy;

import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import io.boundary.model.GroupId;
import io.boundary.model.PermissionSetName;
import io.boundary.model.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Random policies and requests over a small world, so that they meet: few groups, names, accounts,
 * OUs and tags. One seed gives one world.
 */
final class Worlds {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Map<String, GroupId> GROUPS = groups();
  static final List<String> NAMES = List.of("ReadOnly", "PowerUser", "Admin", "Unlisted");
  static final List<String> ACCOUNTS = List.of("000000000001", "000000000002", "000000000003");
  static final List<String> OUS = List.of("r-root", "ou-root-aaaaaaaa", "ou-root-bbbbbbbb");
  static final List<String> KEYS = List.of("Environment", "Team");
  static final List<String> VALUES = List.of("Production", "Sandbox", "production", "");
  static final List<String> TICKETS = List.of("INC-1", "INC-12345", "CHG-7", "xINC-1");
  static final List<Duration> DURATIONS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(12),
          Duration.ofHours(720));

  private final SplittableRandom random;

  Worlds(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Everything that one decision is made of. */
  record Case(Policy policy, PolicyRequest request, Set<GroupId> memberships, AccountFacts facts) {

    Decision decide() {
      return PolicyEngine.decide(policy, request, memberships, facts, NOW);
    }

    Case with(List<Rule> rules) {
      Policy other =
          new Policy(policy.hash(), policy.version(), policy.maxDuration(), GROUPS, rules);
      return new Case(other, request, memberships, facts);
    }
  }

  Case next() {
    return new Case(policy(), request(), memberships(), facts());
  }

  /** Another request of the same policy. */
  Case again(Policy policy) {
    return new Case(policy, request(), memberships(), facts());
  }

  Policy policy() {
    int size = random.nextInt(9);
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      rules.add(rule("rule-" + i));
    }
    return new Policy("hash", "1.0", pick(DURATIONS), GROUPS, rules);
  }

  Rule rule(String id) {
    Map<String, GroupId> subjects = new LinkedHashMap<>();
    some(List.copyOf(GROUPS.keySet())).forEach(name -> subjects.put(name, group(name)));
    return new Rule(id, "because of " + id, subjects, scope(), target(), effect());
  }

  PolicyRequest request() {
    return new PolicyRequest(
        new PermissionSetName(pick(NAMES)),
        pick(DURATIONS),
        maybe(() -> new TicketId(pick(TICKETS))));
  }

  Set<GroupId> memberships() {
    Set<GroupId> groups = new HashSet<>();
    GROUPS.values().stream().filter(group -> random.nextBoolean()).forEach(groups::add);
    if (random.nextBoolean()) {
      groups.add(new GroupId("elsewhere"));
    }
    return groups;
  }

  AccountFacts facts() {
    List<String> path = new ArrayList<>(List.of("r-root"));
    OUS.stream().skip(1).filter(ou -> random.nextInt(3) == 0).forEach(path::add);
    Map<String, String> tags = new LinkedHashMap<>();
    KEYS.stream().filter(key -> random.nextInt(4) > 0).forEach(key -> tags.put(key, pick(VALUES)));
    return new AccountFacts(new AccountId(pick(ACCOUNTS)), "an account", path, tags);
  }

  List<Rule> shuffled(List<Rule> rules) {
    List<Rule> copy = new ArrayList<>(rules);
    Collections.shuffle(copy, new java.util.Random(random.nextLong()));
    return copy;
  }

  private PermissionScope scope() {
    return random.nextInt(4) == 0
        ? new PermissionScope.Every()
        : new PermissionScope.Named(
            Set.copyOf(some(NAMES.subList(0, 3)).stream().map(PermissionSetName::new).toList()));
  }

  private Target target() {
    return switch (random.nextInt(4)) {
      case 0 -> new Target.Tag(pick(KEYS), Set.copyOf(some(VALUES)));
      case 1 -> new Target.OrganizationalUnit(Set.copyOf(some(OUS.subList(1, 3))));
      case 2 ->
          new Target.Account(Set.copyOf(some(ACCOUNTS).stream().map(AccountId::new).toList()));
      default -> new Target.Any();
    };
  }

  private Effect effect() {
    return random.nextInt(3) == 0
        ? new Effect.Deny()
        : new Effect.Allow(maybe(() -> pick(DURATIONS)), ticketRule(), maybe(this::approval));
  }

  private TicketRule ticketRule() {
    return switch (random.nextInt(4)) {
      case 0 -> new TicketRule(true, Optional.empty());
      case 1 -> new TicketRule(random.nextBoolean(), TicketPattern.parse("^INC-[0-9]+$"));
      default -> TicketRule.NONE;
    };
  }

  private ApprovalRule approval() {
    return new ApprovalRule(
        Map.of("admins", group("admins")), "#approvals", 1, Duration.ofHours(8));
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  /** At least one of them, in any order. */
  private List<String> some(List<String> values) {
    List<String> copy = new ArrayList<>(values);
    Collections.shuffle(copy, new java.util.Random(random.nextLong()));
    return copy.subList(0, 1 + random.nextInt(copy.size()));
  }

  private static Map<String, GroupId> groups() {
    Map<String, GroupId> groups = new LinkedHashMap<>();
    List.of("developers", "admins", "auditors")
        .forEach(name -> groups.put(name, new GroupId("id-" + name)));
    return Collections.unmodifiableMap(groups);
  }

  private static GroupId group(String name) {
    return Optional.ofNullable(GROUPS.get(name)).orElseThrow();
  }
}
