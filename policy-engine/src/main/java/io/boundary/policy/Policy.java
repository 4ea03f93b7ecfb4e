package io.boundary.policy;

import io.boundary.model.AccountFacts;
import io.boundary.model.GroupId;
import io.boundary.model.PermissionSetName;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A policy that is valid and ready to decide: built once, unchangeable, and shared between threads.
 */
public final class Policy {

  private final String hash;
  private final String version;
  private final Duration maxDuration;
  private final Map<String, GroupId> groups;
  private final List<Rule> rules;
  private final RuleIndex index;
  private final boolean cliOnBehalf;

  /** A policy whose approvers speak for themselves alone. */
  public Policy(
      String hash,
      String version,
      Duration maxDuration,
      Map<String, GroupId> groups,
      List<Rule> rules) {
    this(hash, version, maxDuration, false, groups, rules);
  }

  /**
   * A policy.
   *
   * @param hash SHA-256 of the text that it was read from
   * @param maxDuration the most that any rule gives
   * @param cliOnBehalf whether operators may decide on an approver's behalf
   * @param groups every group that the policy names, in its order
   * @param rules in the order in which they are tried
   */
  public Policy(
      String hash,
      String version,
      Duration maxDuration,
      boolean cliOnBehalf,
      Map<String, GroupId> groups,
      List<Rule> rules) {
    this.hash = hash;
    this.version = version;
    this.maxDuration = requirePositive(maxDuration);
    this.cliOnBehalf = cliOnBehalf;
    this.groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    this.rules = List.copyOf(rules);
    Set<String> ids = new HashSet<>();
    for (Rule rule : this.rules) {
      if (!ids.add(rule.id())) {
        throw new IllegalArgumentException("two rules are called `" + rule.id() + "`");
      }
    }
    index = new RuleIndex(this.rules);
  }

  static Duration requirePositive(Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("a maximum must be more than no time");
    }
    return duration;
  }

  /** SHA-256 of the text that the policy was read from, 64 hex digits. */
  public String hash() {
    return hash;
  }

  /** The version of the file's format. */
  public String version() {
    return version;
  }

  /** The most that any rule gives. */
  public Duration maxDuration() {
    return maxDuration;
  }

  /** Whether an operator may decide on an approver's behalf on the command line. */
  public boolean cliOnBehalf() {
    return cliOnBehalf;
  }

  /** Every group that the policy names, in the order of the file. */
  public Map<String, GroupId> groups() {
    return groups;
  }

  /** All rules, in the order in which they are tried. */
  public List<Rule> rules() {
    return rules;
  }

  Optional<Rule> firstMatch(
      PermissionSetName permissionSet, Set<GroupId> memberships, AccountFacts facts) {
    return index.first(permissionSet, memberships, facts);
  }
}
