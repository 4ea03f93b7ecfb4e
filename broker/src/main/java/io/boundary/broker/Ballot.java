package io.boundary.broker;

import io.boundary.broker.lifecycle.Revision;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.LedgerEvent;
import io.boundary.model.Vote;
import io.boundary.policy.ApprovalRule;
import io.boundary.policy.Decision;
import java.time.Instant;
import java.util.List;

/**
 * A request's votes with one more.
 *
 * @param missing how many more people must say yes
 * @param counted whether the vote adds one (a second click of the same person does not)
 */
record Ballot(Approval approval, int missing, boolean counted) {

  /**
   * The count after a vote.
   *
   * @param earlier the votes before it that still count
   * @param allow the policy's answer now; of the stored number and its own, the higher one holds
   */
  static Ballot after(AccessRequest request, List<Vote> earlier, Vote vote, Decision.Allow allow) {
    Approval approval = request.approval().orElseThrow();
    List<Vote> votes = Approvers.with(earlier, vote);
    int needed =
        Math.max(
            approval.minApprovals(), allow.approval().map(ApprovalRule::minApprovals).orElse(1));
    return new Ballot(
        approval.withVotes(votes), Math.max(0, needed - votes.size()), votes.contains(vote));
  }

  /** Whether this one vote is all that is needed, and was all along. */
  boolean isEnoughAlone() {
    return missing == 0 && approval.votes().size() == 1;
  }

  /** Whether anything is to be written. */
  boolean changes(AccessRequest request) {
    return !request.approval().map(approval::equals).orElse(false);
  }

  /** The write that notes the vote. */
  Revision noted(AccessRequest request, ApprovalClick.Voice voice, Instant now) {
    Revision revision = Revision.of(request, now);
    if (counted) {
      revision.vote(LedgerEvent.Kind.VOTE_APPROVE, voice.actor(), voice.how());
    }
    return revision.edit(builder -> builder.approval(approval));
  }
}
