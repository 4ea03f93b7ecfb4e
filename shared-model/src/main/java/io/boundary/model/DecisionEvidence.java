package io.boundary.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Why a request was decided as it was. Kept with the record, never overwritten.
 *
 * @param ruleId the rule that decided; empty where no rule did (default deny, or a refusal before
 *     the policy was asked)
 * @param reason the words that people are told
 * @param policyHash SHA-256 of the policy text; empty where the policy was not asked
 * @param selector the target selector that matched, as text, such as {@code tag
 *     Environment=Production}
 * @param group the name of the policy group that matched
 * @param accountName the account's name in the organization, for people
 */
public record DecisionEvidence(
    Optional<String> ruleId,
    String reason,
    Optional<String> policyHash,
    String engineVersion,
    Instant evaluatedAt,
    Optional<String> selector,
    Optional<String> group,
    Optional<String> accountName,
    List<String> ouPath,
    Map<String, String> tags) {

  public DecisionEvidence {
    ouPath = List.copyOf(ouPath);
    tags = Map.copyOf(tags);
  }

  /** A refusal that came before the policy was asked. */
  public static DecisionEvidence withoutPolicy(String reason, Instant at) {
    return new DecisionEvidence(
        Optional.empty(),
        reason,
        Optional.empty(),
        Contract.ENGINE_VERSION,
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of());
  }

  /**
   * SHA-256 over the canonical form of all fields; no two different ones share it. What is absent
   * differs from what is blank, and the lists carry their length.
   */
  public String digest() {
    List<String> fields = new ArrayList<>();
    fields.add(orAbsent(ruleId));
    fields.add(reason);
    fields.add(orAbsent(policyHash));
    fields.add(engineVersion);
    fields.add(Long.toString(evaluatedAt.toEpochMilli()));
    fields.add(orAbsent(selector));
    fields.add(orAbsent(group));
    fields.add(orAbsent(accountName));
    fields.add(Integer.toString(ouPath.size()));
    fields.addAll(ouPath);
    new TreeMap<>(tags)
        .forEach(
            (key, value) -> {
              fields.add(key);
              fields.add(value);
            });
    return Digest.sha256Hex(Digest.canonical(fields));
  }

  private static String orAbsent(Optional<String> field) {
    return field.map(value -> "=" + value).orElse("");
  }
}
