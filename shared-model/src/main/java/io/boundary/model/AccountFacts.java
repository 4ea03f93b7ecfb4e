package io.boundary.model;

import java.util.List;
import java.util.Map;

/**
 * What the policy may know of an account. It exists only when every fact could be read: a fact that
 * is missing is never "no tags".
 *
 * @param ouPath ids from the root ({@code r-…}) down to the account's parent ({@code ou-…})
 */
public record AccountFacts(
    AccountId id, String name, List<String> ouPath, Map<String, String> tags) {

  public AccountFacts {
    ouPath = List.copyOf(ouPath);
    tags = Map.copyOf(tags);
  }

  /** Whether its path begins at the root; otherwise it was not read whole. */
  public boolean isPlaced() {
    return !ouPath.isEmpty() && ouPath.get(0).startsWith("r-");
  }
}
