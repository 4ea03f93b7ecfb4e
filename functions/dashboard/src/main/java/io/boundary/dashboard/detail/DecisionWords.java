package io.boundary.dashboard.detail;

import io.boundary.model.AccessRequest;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.RequestStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Why it was decided so, in words.
 *
 * @param rule the rule that decided; empty where none did
 * @param lead what comes after the rule's name, or the whole sentence where there is no rule
 * @param matches what matched, such as {@code tag Environment=Production}
 * @param reason the words that people were told
 * @param accountTags the account's tags when it was decided
 * @param ouPath the account's place in the organization
 * @param policyHash of the policy that was asked; empty where none was
 */
public record DecisionWords(
    String rule,
    String lead,
    List<String> matches,
    String reason,
    List<String> accountTags,
    String ouPath,
    String policyHash,
    String engine) {

  public DecisionWords {
    matches = List.copyOf(matches);
    accountTags = List.copyOf(accountTags);
  }

  static DecisionWords of(AccessRequest request) {
    DecisionEvidence evidence = request.evidence();
    return new DecisionWords(
        evidence.ruleId().orElse(""),
        lead(request),
        matches(evidence),
        evidence.reason(),
        tags(evidence.tags()),
        String.join(" / ", evidence.ouPath()),
        evidence.policyHash().orElse(""),
        evidence.engineVersion());
  }

  /** The sentence as plain text. */
  public String sentence() {
    String what = matches.isEmpty() ? "." : ": " + String.join(", ", matches) + ".";
    return rule.isEmpty() ? lead : "Rule " + rule + " " + lead + what;
  }

  private static String lead(AccessRequest request) {
    DecisionEvidence evidence = request.evidence();
    if (evidence.ruleId().isPresent()) {
      return "matched";
    }
    if (evidence.policyHash().isPresent()) {
      return "No rule of the policy allowed it, and what no rule allows is denied.";
    }
    return request.status() == RequestStatus.ERROR
        ? "It could not be decided: a fact that the policy needs could not be read."
        : "It was refused before the policy was asked.";
  }

  private static List<String> matches(DecisionEvidence evidence) {
    List<String> matches = new ArrayList<>();
    evidence.selector().ifPresent(matches::add);
    evidence.group().ifPresent(group -> matches.add("group " + group));
    return matches;
  }

  private static List<String> tags(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream()
            .map(tag -> tag.getKey() + "=" + tag.getValue())
            .collect(Collectors.toList());
  }
}
