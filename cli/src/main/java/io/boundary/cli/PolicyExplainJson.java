package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.policy.Decision;
import io.boundary.policy.review.Explanation;
import java.util.Locale;

/** An explanation for machines. */
final class PolicyExplainJson {

  private PolicyExplainJson() {}

  static ObjectNode of(Explanation explanation) {
    Decision decision = explanation.decision();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object
        .put("decision", decision instanceof Decision.Allow ? "allow" : "deny")
        .put("rule_id", decision.evidence().ruleId().orElse(null))
        .put("reason", decision.evidence().reason())
        .put("policy_hash", decision.evidence().policyHash().orElse(null));
    ArrayNode rules = object.putArray("rules");
    for (Explanation.Step step : explanation.steps()) {
      ObjectNode rule = rules.addObject().put("rule_id", step.rule().id());
      rule.put("outcome", step.outcome().name().toLowerCase(Locale.ROOT));
      ArrayNode checks = rule.putArray("checks");
      step.checks()
          .forEach(
              check ->
                  checks
                      .addObject()
                      .put("satisfied", check.satisfied())
                      .put("words", check.words()));
    }
    object.put("nearest_rule_id", explanation.nearest().map(step -> step.rule().id()).orElse(null));
    return object;
  }
}
