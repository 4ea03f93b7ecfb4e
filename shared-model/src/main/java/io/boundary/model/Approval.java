package io.boundary.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The approval that a request needs, and how far it has come.
 *
 * @param groups names of the policy's approver groups, any of which an approver may be in
 * @param minApprovals how many distinct people must say yes, at least 1
 * @param deadline when a request that nobody decided is denied
 * @param message the approval message, once posted
 */
public record Approval(
    List<String> groups,
    String channel,
    int minApprovals,
    Instant deadline,
    List<Vote> votes,
    Optional<MessageRef> message) {

  public Approval {
    groups = List.copyOf(groups);
    votes = List.copyOf(votes);
    if (minApprovals < 1) {
      throw new IllegalArgumentException("min approvals must be at least 1");
    }
  }

  /** The group of whoever voted last; before any vote the first of those that may. */
  public Optional<String> approverGroup() {
    return votes.isEmpty()
        ? groups.stream().findFirst()
        : Optional.of(votes.get(votes.size() - 1).group());
  }

  /** The same with these votes. */
  public Approval withVotes(List<Vote> newVotes) {
    return new Approval(groups, channel, minApprovals, deadline, newVotes, message);
  }

  /** The same with the message that was posted. */
  public Approval withMessage(MessageRef posted) {
    return new Approval(groups, channel, minApprovals, deadline, votes, Optional.of(posted));
  }
}
