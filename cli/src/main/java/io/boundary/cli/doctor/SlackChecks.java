package io.boundary.cli.doctor;

import io.boundary.policy.ApprovalRule;
import io.boundary.policy.Effect;
import io.boundary.policy.Policy;
import io.boundary.policy.Rule;
import io.boundary.slack.SlackInspection;
import io.boundary.slack.SlackInspection.SlackRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether Boundary's bot may do in Slack what it has to. Nothing is posted. */
final class SlackChecks {

  private static final String TOKEN =
      "install the Slack app again, and put its bot token into the parameter store"
          + " (docs/deploy.md)";

  private final SlackInspection slack;
  private final Deployment deployment;

  SlackChecks(SlackInspection slack, Deployment deployment) {
    this.slack = slack;
    this.deployment = deployment;
  }

  List<Check> checks() {
    return List.of(new Check("Slack token", this::token));
  }

  List<Check> checks(Policy policy) {
    return List.of(new Check("Slack channels", () -> channels(policy)));
  }

  private Finding token() {
    try {
      List<String> missing = slack.missingScopes();
      return missing.isEmpty()
          ? Finding.fine(String.join(", ", SlackInspection.SCOPES))
          : Finding.miss(
              "the token lacks " + String.join(", ", missing),
              "add it to the Slack app (scripts/slack-manifest prints it whole), then " + TOKEN);
    } catch (SlackRefusal e) {
      return Finding.miss("Slack says " + e.getMessage(), TOKEN);
    }
  }

  private Finding channels(Policy policy) {
    TreeSet<String> channels =
        policy.rules().stream()
            .map(Rule::effect)
            .filter(Effect.Allow.class::isInstance)
            .flatMap(effect -> ((Effect.Allow) effect).approval().stream())
            .map(ApprovalRule::channel)
            .collect(Collectors.toCollection(TreeSet::new));
    deployment.setting("RECONCILE_CHANNEL").ifPresent(channels::add);
    List<String> problems = new ArrayList<>();
    for (String channel : channels) {
      problem(channel).ifPresent(code -> problems.add(channel + ": " + code));
    }
    return Finding.of(
        problems,
        String.join(", ", channels),
        "invite the bot to the channel (/invite), or correct the channel in the policy");
  }

  private Optional<String> problem(String channel) {
    try {
      return slack.cannotPostTo(channel);
    } catch (SlackRefusal e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
