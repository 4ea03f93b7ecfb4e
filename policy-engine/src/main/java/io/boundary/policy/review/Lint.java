package io.boundary.policy.review;

import io.boundary.model.Hours;
import io.boundary.model.PermissionSetName;
import io.boundary.model.TicketId;
import io.boundary.policy.ApprovalRule;
import io.boundary.policy.Effect;
import io.boundary.policy.PermissionScope;
import io.boundary.policy.Policy;
import io.boundary.policy.Rule;
import io.boundary.policy.Target;
import io.boundary.policy.TicketPattern;
import io.boundary.policy.review.Finding.Code;
import io.boundary.policy.review.Finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what is legal in a policy and wrong all the same. */
public final class Lint {

  /** Tickets that make a pattern try everything: long runs that fail at their end. */
  private static final List<String> RUNS = List.of("a", "A", "0", "-", "aA0", "A-0", "_", ".");

  private final Policy policy;
  private final Known known;
  private final List<Finding> findings = new ArrayList<>();

  private Lint(Policy policy, Known known) {
    this.policy = policy;
    this.known = known;
  }

  /**
   * What a deployment says beside its policy.
   *
   * @param permissionSets the configured names; empty where that is not known
   * @param sessions how long a session of a permission set lasts, where that is known
   */
  public record Known(
      Optional<Set<PermissionSetName>> permissionSets, Map<PermissionSetName, Duration> sessions) {

    /** Nothing but the policy. */
    public static final Known NOTHING = new Known(Optional.empty(), Map.of());

    public Known {
      permissionSets = permissionSets.map(Set::copyOf);
      sessions = Map.copyOf(sessions);
    }
  }

  /** All findings: rule by rule in the order of the policy, then those about no rule. */
  public static List<Finding> of(Policy policy, Known known) {
    Lint lint = new Lint(policy, known);
    for (int i = 0; i < policy.rules().size(); i++) {
      lint.rule(policy.rules().get(i), policy.rules().subList(0, i));
    }
    lint.unusedGroups();
    return List.copyOf(lint.findings);
  }

  private void rule(Rule rule, List<Rule> earlier) {
    Optional<Set<String>> shadows = Shadows.over(rule, earlier);
    if (shadows.isPresent()) {
      findings.add(
          Finding.error(
              Code.SHADOWED_RULE,
              rule.id(),
              "it can never decide: "
                  + quoted(shadows.get())
                  + " before it cover"
                  + (shadows.get().size() == 1 ? "s" : "")
                  + " all that it is about"));
    }
    unknownPermissionSets(rule);
    if (rule.effect() instanceof Effect.Allow allow) {
      allow.approval().ifPresent(approval -> approvers(rule, approval));
      allow.ticket().pattern().ifPresent(pattern -> wild(rule, pattern));
      sessions(rule, allow);
    } else if (shadows.isEmpty()) {
      lateDeny(rule, earlier);
    }
  }

  /** A deny for everything everywhere only says what holds anyway: it restricts nobody's rule. */
  private void lateDeny(Rule deny, List<Rule> earlier) {
    boolean catchesAll =
        deny.permissionSets() instanceof PermissionScope.Every
            && Atoms.covers(deny.target(), new Target.Any());
    if (catchesAll) {
      return;
    }
    Set<String> first = new TreeSet<>();
    for (Rule rule : earlier) {
      if (rule.effect() instanceof Effect.Allow
          && !Collections.disjoint(rule.subjects().values(), deny.subjects().values())
          && Atoms.overlap(rule.permissionSets(), deny.permissionSets())
          && Atoms.mayOverlap(rule.target(), deny.target())) {
        first.add(rule.id());
      }
    }
    if (!first.isEmpty()) {
      findings.add(
          Finding.warning(
              Code.LATE_DENY,
              deny.id(),
              "it does not restrict "
                  + quoted(first)
                  + ", which come first: the first rule that"
                  + " matches decides"));
    }
  }

  private void unknownPermissionSets(Rule rule) {
    if (rule.permissionSets() instanceof PermissionScope.Named named
        && known.permissionSets().isPresent()) {
      Set<String> unknown = new TreeSet<>();
      named.names().stream()
          .filter(name -> !known.permissionSets().get().contains(name))
          .forEach(name -> unknown.add(name.value()));
      if (!unknown.isEmpty()) {
        findings.add(
            Finding.error(
                Code.UNKNOWN_PERMISSION_SET,
                rule.id(),
                quoted(unknown) + " cannot be asked for: not in PERMISSION_SET_ARNS"));
      }
    }
  }

  private void approvers(Rule rule, ApprovalRule approval) {
    if (rule.subjects().values().containsAll(approval.groups().values())) {
      findings.add(
          Finding.warning(
              Code.APPROVERS_ARE_SUBJECTS,
              rule.id(),
              "its approvers are the people who ask: "
                  + quoted(approval.groups().keySet())
                  + " approve each other"));
    }
  }

  private void wild(Rule rule, TicketPattern pattern) {
    for (String run : RUNS) {
      String ticket = run.repeat(TicketId.MAX_LENGTH / run.length() - 1) + "!";
      boolean wild = TicketId.parse(ticket).map(pattern::givesUpOn).orElse(false);
      if (wild) {
        findings.add(
            Finding.error(
                Code.WILD_PATTERN,
                rule.id(),
                "its ticket_pattern takes too long for some tickets, which are then refused: no"
                    + " repetition of what repeats itself"));
        return;
      }
    }
  }

  private void sessions(Rule rule, Effect.Allow allow) {
    Duration max =
        allow
            .maxDuration()
            .filter(own -> own.compareTo(policy.maxDuration()) < 0)
            .orElse(policy.maxDuration());
    known.sessions().entrySet().stream()
        .filter(session -> rule.permissionSets().includes(session.getKey()))
        .filter(session -> session.getValue().compareTo(max) < 0)
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(PermissionSetName::value)))
        .forEach(
            session ->
                findings.add(
                    Finding.warning(
                        Code.LONGER_THAN_SESSION,
                        rule.id(),
                        "it gives `%s` for %s h, and a session ends after %s h: people sign in again"
                            .formatted(
                                session.getKey(),
                                Hours.format(max),
                                Hours.format(session.getValue())))));
  }

  private void unusedGroups() {
    Set<String> unused = new HashSet<>(policy.groups().keySet());
    for (Rule rule : policy.rules()) {
      unused.removeAll(rule.subjects().keySet());
      if (rule.effect() instanceof Effect.Allow allow) {
        allow.approval().ifPresent(approval -> unused.removeAll(approval.groups().keySet()));
      }
    }
    policy.groups().keySet().stream()
        .filter(unused::contains)
        .forEach(
            group ->
                findings.add(
                    new Finding(
                        Severity.WARNING,
                        Code.UNUSED_GROUP,
                        Optional.empty(),
                        "no rule speaks of group `" + group + "`")));
  }

  private static String quoted(Iterable<String> names) {
    return "`" + String.join("`, `", names) + "`";
  }
}
