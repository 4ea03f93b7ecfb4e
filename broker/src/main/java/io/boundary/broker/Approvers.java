package io.boundary.broker;

import io.boundary.broker.decision.Identities.Identity;
import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.port.Directory;
import io.boundary.model.AccessRequest;
import io.boundary.model.GroupId;
import io.boundary.model.PrincipalId;
import io.boundary.model.SlackUserId;
import io.boundary.model.Vote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Who may approve: a member of one of the approver groups who is not the requester, now. */
final class Approvers {

  private final Directory directory;
  private final Forks forks;

  Approvers(Directory directory, Forks forks) {
    this.directory = directory;
    this.forks = forks;
  }

  /** The name of the approver group that the user is in, or empty. */
  Optional<String> groupOf(PrincipalId user, Map<String, GroupId> groups) {
    return first(groups, directory.memberships(user, Set.copyOf(groups.values())));
  }

  private static Optional<String> first(Map<String, GroupId> groups, Set<GroupId> in) {
    return groups.entrySet().stream()
        .filter(group -> in.contains(group.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether that person is the requester, by either id: two Slack users can be one person. */
  static boolean isRequester(SlackUserId slackUser, PrincipalId principal, AccessRequest request) {
    return slackUser.equals(request.ask().requester())
        || request.assignment().map(a -> a.principal().equals(principal)).orElse(false);
  }

  /**
   * The earlier votes that still count: distinct people, each still an approver and no requester.
   */
  List<Vote> stillValid(List<Vote> votes, Map<String, GroupId> groups, AccessRequest request) {
    Map<Vote, CompletableFuture<Optional<String>>> inGroup = new LinkedHashMap<>();
    for (Vote vote : votes) {
      if (!isRequester(vote.slackUser(), vote.principal(), request)) {
        inGroup.put(vote, forks.fork(() -> groupOf(vote.principal(), groups)));
      }
    }
    Set<PrincipalId> people = new HashSet<>();
    List<Vote> valid = new ArrayList<>();
    inGroup.forEach(
        (vote, group) -> {
          if (Forks.join(group).isPresent() && people.add(vote.principal())) {
            valid.add(vote);
          }
        });
    return valid;
  }

  /** The votes with this person's: a second yes of the same person changes nothing. */
  static List<Vote> with(List<Vote> votes, Vote vote) {
    boolean voted =
        votes.stream()
            .anyMatch(
                earlier ->
                    earlier.principal().equals(vote.principal())
                        || earlier.slackUser().equals(vote.slackUser()));
    if (voted) {
      return votes;
    }
    List<Vote> more = new ArrayList<>(votes);
    more.add(vote);
    return more;
  }

  /** Whether a person may decide. */
  sealed interface Check {

    /** They may, as a member of that group. */
    record Authorised(Identity.Known person, String group) implements Check {

      /** Their yes. */
      Vote vote(Instant at) {
        return new Vote(person.slackUser(), person.principal(), group, at);
      }
    }

    /** They may not, and are told so. */
    record Refused(String text) implements Check {}
  }

  /** Whether that person may decide the request as a member of one of these groups. */
  Check check(Clicker clicker, AccessRequest request, Map<String, GroupId> groups) {
    Identity identity = clicker.identity();
    if (identity instanceof Identity.Refused refused) {
      return new Check.Refused("You cannot decide this: " + refused.reason() + ".");
    }
    Identity.Known known = (Identity.Known) identity;
    if (isRequester(known.slackUser(), known.principal(), request)) {
      return new Check.Refused("You cannot decide your own request.");
    }
    if (groups.isEmpty()) {
      return new Check.Refused("You cannot decide this: the policy has lost its approver groups.");
    }
    return first(groups, clicker.groups())
        .<Check>map(group -> new Check.Authorised(known, group))
        .orElseGet(
            () ->
                new Check.Refused(
                    "You cannot decide this: it takes a member of "
                        + String.join(" or ", groups.keySet())
                        + "."));
  }
}
