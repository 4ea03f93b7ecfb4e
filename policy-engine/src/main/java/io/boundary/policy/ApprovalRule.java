package io.boundary.policy;

import io.boundary.model.GroupId;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who must agree.
 *
 * @param groups the approver groups, by name, in the order of the policy; any of them will do
 * @param channel the Slack channel, as the policy names it
 * @param minApprovals how many distinct people, at least 1
 * @param timeout how long a request waits
 */
public record ApprovalRule(
    Map<String, GroupId> groups, String channel, int minApprovals, Duration timeout) {

  public ApprovalRule {
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    if (groups.isEmpty() || channel.isBlank()) {
      throw new IllegalArgumentException("an approval needs approver groups and a channel");
    }
    if (minApprovals < 1 || timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("an approval needs at least 1 person and some time");
    }
  }
}
