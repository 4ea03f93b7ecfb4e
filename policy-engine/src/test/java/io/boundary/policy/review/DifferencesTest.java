package io.boundary.policy.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import io.boundary.model.GroupId;
import io.boundary.model.PermissionSetName;
import io.boundary.policy.ApprovalRule;
import io.boundary.policy.Effect;
import io.boundary.policy.PermissionScope;
import io.boundary.policy.Policy;
import io.boundary.policy.Rule;
import io.boundary.policy.Target;
import io.boundary.policy.TicketPattern;
import io.boundary.policy.TicketRule;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In whose favour each change is, and what is counted. */
class DifferencesTest {

  private static final GroupId ADMINS = new GroupId("admins-id");
  private static final GroupId BOSSES = new GroupId("bosses-id");
  private static final Map<String, GroupId> GROUPS =
      new LinkedHashMap<>(
          Map.of("devs", new GroupId("devs-id"), "admins", ADMINS, "bosses", BOSSES));
  private static final List<AccountFacts> ACCOUNTS =
      List.of(
          new AccountFacts(new AccountId("123456789012"), "one", List.of("r-ab12"), Map.of()),
          new AccountFacts(new AccountId("123456789013"), "two", List.of("r-ab12"), Map.of()));

  private static ApprovalRule approval(int people, int minutes, String channel, GroupId... by) {
    Map<String, GroupId> groups = new LinkedHashMap<>();
    for (GroupId id : by) {
      groups.put(id.value().replace("-id", ""), id);
    }
    return new ApprovalRule(groups, channel, people, Duration.ofMinutes(minutes));
  }

  private static List<String> between(Optional<ApprovalRule> before, Optional<ApprovalRule> after) {
    return words(ApprovalDifferences.between(before, after));
  }

  private static List<String> between(TicketRule before, TicketRule after) {
    return words(TicketDifferences.between(before, after));
  }

  private static List<String> words(List<Difference> differences) {
    return differences.stream().map(one -> one.direction() + " " + one.words()).toList();
  }

  @Test
  void approval_whenItComesOrGoes_isALossOrAGain() {
    Optional<ApprovalRule> one = Optional.of(approval(1, 60, "#a", ADMINS));

    assertThat(between(Optional.empty(), one))
        .containsExactly("LOSS needs an approval of 1 of admins");
    assertThat(between(one, Optional.empty())).containsExactly("GAIN needs no approval");
    assertThat(between(one, one)).isEmpty();
  }

  @Test
  void approval_whenPeopleOrGroupsChange_countsTheEasierWayAsGain() {
    Optional<ApprovalRule> one = Optional.of(approval(1, 60, "#a", ADMINS));
    Optional<ApprovalRule> two = Optional.of(approval(2, 60, "#a", ADMINS));
    Optional<ApprovalRule> more = Optional.of(approval(1, 60, "#a", ADMINS, BOSSES));
    Optional<ApprovalRule> others = Optional.of(approval(1, 60, "#a", BOSSES));

    assertThat(between(one, two)).containsExactly("LOSS needs the approval of 2, not of 1");
    assertThat(between(two, one)).containsExactly("GAIN needs the approval of 1, not of 2");
    assertThat(between(one, more)).containsExactly("GAIN can be approved by bosses as well");
    assertThat(between(more, one)).containsExactly("LOSS can no longer be approved by bosses");
    assertThat(between(one, others))
        .containsExactly(
            "GAIN can be approved by bosses as well", "LOSS can no longer be approved by admins");
  }

  @Test
  void approval_whenItWaitsElsewhereOrLonger_isNeither() {
    assertThat(
            between(
                Optional.of(approval(1, 60, "#a", ADMINS)),
                Optional.of(approval(1, 90, "#b", ADMINS))))
        .containsExactly("OTHER waits 90 min in #b, not 60 min in #a");
  }

  @Test
  void ticket_whenItIsAskedForOrNot_isALossOrAGain() {
    TicketRule required = new TicketRule(true, Optional.empty());

    assertThat(between(TicketRule.NONE, required)).containsExactly("LOSS needs a ticket");
    assertThat(between(required, TicketRule.NONE)).containsExactly("GAIN needs no ticket");
  }

  @Test
  void ticket_whenItsPatternComesGoesOrChanges_onlyANewOneIsALoss() {
    TicketRule any = new TicketRule(true, Optional.empty());
    TicketRule incident = new TicketRule(true, TicketPattern.parse("INC-.*"));
    TicketRule change = new TicketRule(true, TicketPattern.parse("CHG-.*"));

    assertThat(between(any, incident))
        .containsExactly("LOSS must name a ticket that matches INC-.*");
    assertThat(between(incident, any)).containsExactly("GAIN may name any ticket");
    assertThat(between(incident, change))
        .containsExactly("GAIN must name a ticket that matches CHG-.*, not INC-.*");
  }

  @Test
  void settings_whenOperatorsMayPassDecisionsOn_isAGainOfTheirs() {
    PolicyDiff.Result wider = PolicyDiff.of(policy(false, 1), policy(true, 1), Set.of(), ACCOUNTS);
    PolicyDiff.Result narrower =
        PolicyDiff.of(policy(true, 1), policy(false, 1), Set.of(), ACCOUNTS);

    assertThat(words(wider.settings()))
        .containsExactly("GAIN may pass on an approver's decision (cli_on_behalf)");
    assertThat(wider.gains()).isTrue();
    assertThat(wider.changes()).isEmpty();
    assertThat(narrower.gains()).isFalse();
    assertThat(words(narrower.settings())).singleElement().asString().startsWith("LOSS ");
    assertThat(PolicyDiff.of(policy(true, 1), policy(true, 1), Set.of(), ACCOUNTS).settings())
        .isEmpty();
  }

  /** The longest time of the whole policy reaches every rule that has none of its own. */
  @Test
  void settings_whenTheLongestTimeGrows_isAGainOfWhoHasTheRule() {
    PolicyDiff.Result result =
        PolicyDiff.of(policy(false, 1), policy(false, 2), Set.of(), ACCOUNTS);

    assertThat(result.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.groups()).containsExactly("devs");
              assertThat(words(change.differences()))
                  .containsExactly("GAIN gets up to 2 h, not 1 h");
            });
  }

  @Test
  void unchanged_whenAPairsChangeIsToldOfOneGroup_countsOnlyWhatIsAsBefore() {
    PolicyDiff.Result result =
        PolicyDiff.of(policy(false, 1), policy(false, 2), Set.of(), ACCOUNTS);

    // admins, bosses, and both; devs changed, and two pairs change because devs does.
    assertThat(result.unchanged()).isEqualTo(3);
    assertThat(PolicyDiff.of(policy(false, 1), policy(false, 1), Set.of(), ACCOUNTS).unchanged())
        .isEqualTo(6);
  }

  private static Policy policy(boolean onBehalf, int hours) {
    Rule rule =
        new Rule(
            "rule",
            "a rule",
            Map.of("devs", new GroupId("devs-id")),
            new PermissionScope.Named(Set.of(new PermissionSetName("ReadOnlyAccess"))),
            new Target.Any(),
            new Effect.Allow(Optional.empty(), TicketRule.NONE, Optional.empty()));
    return new Policy(
        "ab".repeat(32), "1.0", Duration.ofHours(hours), onBehalf, GROUPS, List.of(rule));
  }
}
