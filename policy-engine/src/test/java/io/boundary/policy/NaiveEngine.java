package io.boundary.policy;

import io.boundary.model.AccountFacts;
import io.boundary.model.GroupId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The decision once more, written as the behaviour reads: look at every rule in turn, with no
 * index, no stream and nothing of the engine's own helpers. It is slow and obvious.
 */
final class NaiveEngine {

  private NaiveEngine() {}

  /** What a decision comes down to. */
  record Outcome(
      boolean allowed,
      String rule,
      String group,
      String selector,
      Duration duration,
      boolean capped,
      Optional<ApprovalRule> approval) {}

  static Outcome decide(
      Policy policy, PolicyRequest request, Set<GroupId> memberships, AccountFacts facts) {
    for (Rule rule : policy.rules()) {
      String group = "";
      for (Map.Entry<String, GroupId> subject : rule.subjects().entrySet()) {
        if (group.isEmpty() && memberships.contains(subject.getValue())) {
          group = subject.getKey();
        }
      }
      String selector = selector(rule.target(), facts);
      if (!group.isEmpty() && !selector.isEmpty() && names(rule, request)) {
        return ruled(rule, policy, request, group, selector);
      }
    }
    return new Outcome(false, "", "", "", Duration.ZERO, false, Optional.empty());
  }

  private static boolean names(Rule rule, PolicyRequest request) {
    if (rule.permissionSets() instanceof PermissionScope.Named named) {
      return named.names().contains(request.permissionSet());
    }
    return true;
  }

  private static String selector(Target target, AccountFacts facts) {
    if (target instanceof Target.Tag tag) {
      String value = facts.tags().getOrDefault(tag.key(), "no such tag");
      return tag.values().contains(value) ? "tag " + tag.key() + "=" + value : "";
    }
    if (target instanceof Target.OrganizationalUnit ou) {
      String found = "";
      for (String id : facts.ouPath()) {
        if (found.isEmpty() && ou.ids().contains(id)) {
          found = "ou_id " + id;
        }
      }
      return found;
    }
    if (target instanceof Target.Account account) {
      return account.ids().contains(facts.id()) ? "account_id " + facts.id().value() : "";
    }
    return "any";
  }

  private static Outcome ruled(
      Rule rule, Policy policy, PolicyRequest request, String group, String selector) {
    Outcome no =
        new Outcome(false, rule.id(), group, selector, Duration.ZERO, false, Optional.empty());
    if (!(rule.effect() instanceof Effect.Allow allow)) {
      return no;
    }
    TicketRule ticket = allow.ticket();
    if (request.ticket().isEmpty() && ticket.required()) {
      return no;
    }
    if (request.ticket().isPresent()
        && ticket.pattern().isPresent()
        && !request.ticket().get().value().matches(ticket.pattern().get().text())) {
      return no;
    }
    Duration granted = request.duration();
    boolean capped = false;
    if (granted.compareTo(policy.maxDuration()) > 0) {
      granted = policy.maxDuration();
      capped = true;
    }
    if (allow.maxDuration().isPresent() && granted.compareTo(allow.maxDuration().get()) > 0) {
      granted = allow.maxDuration().get();
      capped = true;
    }
    return new Outcome(true, rule.id(), group, selector, granted, capped, allow.approval());
  }
}
