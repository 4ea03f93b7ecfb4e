package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.cli.output.Cell;
import io.boundary.cli.output.Details;
import io.boundary.cli.output.Ink;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.Hours;
import io.boundary.policy.ApprovalRule;
import io.boundary.policy.Decision;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A decision and its evidence, for people and for machines. */
final class DecisionWords {

  private DecisionWords() {}

  /** The answer, in a sentence without its reason. */
  static String answer(Decision decision) {
    if (decision instanceof Decision.Allow allow) {
      String approval = allow.approval().map(a -> " once " + approval(a) + " approve").orElse("");
      return "Allowed for " + Hours.format(allow.duration()) + " h" + approval;
    }
    return "Denied";
  }

  /**
   * All that a decision rests on.
   *
   * @param decision empty where the policy was not asked
   */
  static Details details(Optional<Decision> decision, DecisionEvidence evidence) {
    boolean allowed = decision.map(Decision.Allow.class::isInstance).orElse(false);
    String tags =
        new TreeMap<>(evidence.tags())
            .entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(", "));
    return new Details()
        .add(
            "Decision",
            new Cell(
                decision.map(DecisionWords::answer).orElse("Denied"),
                allowed ? Ink.GREEN : Ink.RED))
        .add("Reason", evidence.reason())
        .add("Rule", evidence.ruleId())
        .add("Matched", evidence.selector())
        .add("Group", evidence.group())
        .add("Account", evidence.accountName())
        .add("OU path", String.join(" > ", evidence.ouPath()))
        .add("Tags", tags)
        .add("Policy", evidence.policyHash())
        .add("Engine", evidence.engineVersion())
        .add("Evaluated", evidence.evaluatedAt())
        .add("Evidence", evidence.digest());
  }

  /** The same for machines. */
  static ObjectNode json(Optional<Decision> decision, DecisionEvidence evidence) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("decision", "deny");
    if (decision.isPresent() && decision.get() instanceof Decision.Allow allow) {
      object.put("decision", "allow").put("hours", Hours.format(allow.duration()));
      object.put("approval_required", allow.approval().isPresent());
      allow.approval().ifPresent(approval -> object.put("approval", approval(approval)));
    }
    object
        .put("reason", evidence.reason())
        .put("rule_id", evidence.ruleId().orElse(null))
        .put("selector", evidence.selector().orElse(null))
        .put("group", evidence.group().orElse(null))
        .put("account_name", evidence.accountName().orElse(null))
        .put("policy_hash", evidence.policyHash().orElse(null))
        .put("engine_version", evidence.engineVersion())
        .put("evaluated_at", evidence.evaluatedAt().toEpochMilli() / 1000.0)
        .put("evidence_digest", evidence.digest());
    ArrayNode path = object.putArray("ou_path");
    evidence.ouPath().forEach(path::add);
    ObjectNode tags = object.putObject("tags");
    new TreeMap<>(evidence.tags()).forEach(tags::put);
    return object;
  }

  private static String approval(ApprovalRule rule) {
    return rule.minApprovals() + " of " + String.join(", ", rule.groups().keySet());
  }
}
