package io.boundary.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.AccessRequest;
import io.boundary.model.AccountFacts;
import io.boundary.model.Ask;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.GroupId;
import io.boundary.model.LedgerHead;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import io.boundary.model.TicketId;
import io.boundary.policy.review.PolicyDiff;
import io.boundary.policy.review.Replay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DiffTheoremsTest {

  private static final int POLICIES = 40;
  private static final int ACCOUNTS = 6;
  private static final List<Set<GroupId>> CROWDS = crowds();
  private static final Set<PermissionSetName> SETS =
      Worlds.NAMES.stream().map(PermissionSetName::new).collect(Collectors.toUnmodifiableSet());

  /** A change is told of exactly those whose answers differ, whichever groups they are in. */
  @Property(tries = 8, edgeCases = EdgeCasesMode.NONE)
  void aChangeIsListedIfAndOnlyIfDecisionsDiffer(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    SplittableRandom random = new SplittableRandom(seed);
    int differing = 0;
    for (int i = 0; i < POLICIES; i++) {
      // given
      Policy before = worlds.policy();
      Policy after = changed(before, worlds, random);
      Set<AccountFacts> accounts =
          Stream.generate(worlds::facts).limit(ACCOUNTS).collect(Collectors.toSet());

      // when
      PolicyDiff.Result result = PolicyDiff.of(before, after, SETS, accounts);

      // then
      boolean anybody = false;
      for (AccountFacts account : accounts) {
        for (PermissionSetName set : SETS) {
          for (Set<GroupId> crowd : CROWDS) {
            boolean differs = differs(before, after, set, crowd, account);
            anybody |= differs;
            assertThat(!differs || listed(result, set, crowd, account))
                .as("%s %s %s: %s -> %s", set, crowd, account, before.rules(), after.rules())
                .isTrue();
          }
        }
      }
      for (PolicyDiff.Change change : result.changes()) {
        PermissionSetName set =
            change.permissionSet().orElseGet(() -> new PermissionSetName("any-other"));
        assertThat(change.accounts())
            .allMatch(account -> differs(before, after, set, ids(change.groups()), account));
        anybody |= change.permissionSet().isEmpty();
      }
      assertThat(result.changes().isEmpty()).isEqualTo(!anybody);
      differing += anybody ? 1 : 0;
    }
    assertThat(differing).isBetween(1, POLICIES - 1);
  }

  /** A stored request is told as changed if and only if the engine answers it otherwise now. */
  @Property(tries = 5, edgeCases = EdgeCasesMode.NONE)
  void aReplayedRequestIsChangedIfAndOnlyIfDecisionsDiffer(@ForAll long seed) {
    Worlds worlds = new Worlds(seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      Policy before = worlds.policy();
      Policy after = changed(before, worlds, random);
      Worlds.Case one = worlds.again(before);
      DecisionEvidence evidence = one.decide().evidence();

      List<Replay.Outcome> outcomes = new Replay(before, after).of(stored(one, evidence));

      Optional<GroupId> group = evidence.group().map(Worlds.GROUPS::get);
      List<GroupId> possible =
          group.isPresent()
              ? List.of(group.get())
              : Worlds.GROUPS.values().stream()
                  .filter(id -> decide(before, one, Set.of(id)).evidence().ruleId().isEmpty())
                  .toList();
      long differing =
          possible.stream()
              .filter(
                  id ->
                      !outcome(decide(before, one, Set.of(id)))
                          .equals(outcome(decide(after, one, Set.of(id)))))
              .count();
      assertThat(outcomes.stream().filter(o -> o instanceof Replay.Outcome.Changed))
          .hasSize(Math.toIntExact(differing));
      assertThat(outcomes).noneMatch(o -> o instanceof Replay.Outcome.Impossible);
    }
  }

  /** Another policy, or the same with a rule less, a rule more or another order. */
  private static Policy changed(Policy policy, Worlds worlds, SplittableRandom random) {
    List<Rule> rules = new ArrayList<>(policy.rules());
    switch (random.nextInt(4)) {
      case 0 -> {
        return worlds.policy();
      }
      case 1 -> rules = worlds.shuffled(rules);
      case 2 -> rules.add(random.nextInt(rules.size() + 1), worlds.rule("rule-new"));
      default -> {
        if (!rules.isEmpty()) {
          rules.remove(random.nextInt(rules.size()));
        }
      }
    }
    return new Policy("other", policy.version(), policy.maxDuration(), Worlds.GROUPS, rules);
  }

  private static boolean listed(
      PolicyDiff.Result result, PermissionSetName set, Set<GroupId> crowd, AccountFacts account) {
    return result.changes().stream()
        .anyMatch(
            change ->
                crowd.containsAll(ids(change.groups()))
                    && change.permissionSet().equals(Optional.of(set))
                    && change.accounts().contains(account));
  }

  private static boolean differs(
      Policy before,
      Policy after,
      PermissionSetName set,
      Set<GroupId> crowd,
      AccountFacts account) {
    List<Optional<TicketId>> tickets = new ArrayList<>(List.of(Optional.empty()));
    Worlds.TICKETS.forEach(ticket -> tickets.add(Optional.of(new TicketId(ticket))));
    for (Optional<TicketId> ticket : tickets) {
      for (Duration duration : Worlds.DURATIONS) {
        PolicyRequest request = new PolicyRequest(set, duration, ticket);
        Decision old = PolicyEngine.decide(before, request, crowd, account, Worlds.NOW);
        Decision now = PolicyEngine.decide(after, request, crowd, account, Worlds.NOW);
        if (!outcome(old).equals(outcome(now))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Decision decide(Policy policy, Worlds.Case one, Set<GroupId> crowd) {
    return PolicyEngine.decide(policy, one.request(), crowd, one.facts(), Worlds.NOW);
  }

  /** What of a decision matters to people. */
  private static List<Object> outcome(Decision decision) {
    return decision instanceof Decision.Allow allow
        ? List.of(allow.duration(), allow.approval())
        : List.of();
  }

  private static Set<GroupId> ids(Set<String> names) {
    return names.stream()
        .map(name -> Optional.ofNullable(Worlds.GROUPS.get(name)).orElseThrow())
        .collect(Collectors.toSet());
  }

  private static List<Set<GroupId>> crowds() {
    List<Set<GroupId>> crowds = new ArrayList<>(List.of(Set.of()));
    for (GroupId group : Worlds.GROUPS.values()) {
      for (Set<GroupId> crowd : List.copyOf(crowds)) {
        Set<GroupId> more = new HashSet<>(crowd);
        more.add(group);
        crowds.add(more);
      }
    }
    return crowds;
  }

  private static AccessRequest stored(Worlds.Case one, DecisionEvidence evidence) {
    return new AccessRequest(
        new RequestId("req-0123456789abcdef"),
        1,
        RequestStatus.DENIED,
        new Ask(
            new SlackUserId("U12345678"),
            one.facts().id(),
            one.request().permissionSet(),
            one.request().duration(),
            one.request().ticket(),
            Worlds.NOW,
            Optional.empty()),
        Optional.empty(),
        evidence,
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Worlds.NOW,
        Worlds.NOW,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        LedgerHead.NONE,
        Set.of(),
        Worlds.NOW,
        0,
        Optional.empty());
  }
}
