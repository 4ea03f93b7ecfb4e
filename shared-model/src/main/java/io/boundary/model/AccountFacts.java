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
}
