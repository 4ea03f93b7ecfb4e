package io.boundary.slack;

import com.slack.api.model.User;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.broker.port.Workspace;
import io.boundary.broker.port.Workspace.Person.Member;
import io.boundary.broker.port.Workspace.Person.Refused;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The workspace over {@code users.info} and {@code auth.test}. Every failure to read is a passing
 * one: a wrong token or a missing scope too is an outage that an operator can end within the hour
 * that a request waits.
 */
final class SlackWorkspace implements Workspace {

  private static final Set<String> UNKNOWN = Set.of("user_not_found", "user_not_visible");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");

  /** Slack's own bot carries no bot mark. */
  private static final String SLACKBOT = "USLACKBOT";

  private final SlackApi api;
  private final LongSupplier ticks;
  private final Timing timing;
  private final AtomicReference<@Nullable SlackTeamId> team;

  SlackWorkspace(SlackApi api, Optional<SlackTeamId> team, LongSupplier ticks, Timing timing) {
    this.api = api;
    this.ticks = ticks;
    this.timing = timing;
    this.team = new AtomicReference<>(team.orElse(null));
  }

  @Override
  public SlackTeamId team() {
    return team(Deadline.in(timing.total(), ticks));
  }

  @Override
  public Person person(SlackUserId user) {
    Deadline deadline = Deadline.in(timing.total(), ticks);
    SlackTeamId ours = team(deadline);
    Answer<UserInfo> answer = told(() -> api.usersInfo(user, deadline));
    if (answer instanceof Answer.Refused<UserInfo> refused && UNKNOWN.contains(refused.code())) {
      return new Refused("Slack does not know this person in the workspace");
    }
    UserInfo info = value(answer, "who a Slack user is");
    User found =
        info.user()
            .filter(known -> user.value().equals(known.getId()))
            .orElseThrow(
                () -> new FactUnavailableException("Slack did not answer who a user is", false));
    // Whoever may type any address must not become the person that it belongs to.
    return info.deniesEmail()
        ? new Refused("the e-mail address of this Slack account is not confirmed")
        : judge(user, found, ours);
  }

  private static Person judge(SlackUserId user, User found, SlackTeamId ours) {
    if (found.isBot() || found.isWorkflowBot() || found.isConnectorBot()) {
      return new Refused("bots cannot hold access");
    }
    if (user.value().equals(SLACKBOT)) {
      return new Refused("bots cannot hold access");
    }
    if (found.isDeleted()) {
      return new Refused("this Slack account is deactivated");
    }
    if (found.isRestricted() || found.isUltraRestricted()) {
      return new Refused("guests of the Slack workspace cannot hold access");
    }
    if (found.isStranger() || !belongsTo(ours, found)) {
      return new Refused("only members of this Slack workspace can hold access");
    }
    return email(found)
        .<Person>map(email -> new Member(user, email))
        .orElseGet(() -> new Refused("Slack shows no e-mail address for this account"));
  }

  /** In an Enterprise organization a person carries the list of workspaces they are in. */
  private static boolean belongsTo(SlackTeamId ours, User found) {
    if (ours.value().equals(found.getTeamId())) {
      return true;
    }
    @Nullable List<String> teams =
        found.getEnterpriseUser() == null ? null : found.getEnterpriseUser().getTeams();
    return teams != null && teams.contains(ours.value());
  }

  private static Optional<String> email(User found) {
    return Optional.ofNullable(found.getProfile())
        .map(User.Profile::getEmail)
        .map(text -> text.strip().toLowerCase(Locale.ROOT))
        .filter(text -> EMAIL.matcher(text).matches());
  }

  private SlackTeamId team(Deadline deadline) {
    SlackTeamId known = team.get();
    if (known != null) {
      return known;
    }
    SlackTeamId asked =
        Optional.ofNullable(
                value(told(() -> api.authTest(deadline)), "the Slack workspace").getTeamId())
            .flatMap(SlackTeamId::parse)
            .orElseThrow(
                () -> new FactUnavailableException("Slack did not name its workspace", false));
    team.set(asked);
    return asked;
  }

  private static <T> T value(Answer<T> answer, String what) {
    if (answer instanceof Answer.Ok<T> ok) {
      return ok.value();
    }
    throw unavailable(what, why(answer));
  }

  private static String why(Answer<?> answer) {
    if (answer instanceof Answer.Refused<?> refused) {
      return refused.code();
    }
    return answer instanceof Answer.Broken<?> broken ? broken.why() : "too many calls";
  }

  /** A token that cannot be read is the same outage as one that Slack refuses. */
  private static <T> Answer<T> told(Supplier<Answer<T>> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw new FactUnavailableException(
          "Slack cannot be asked: " + e.getClass().getSimpleName(), false);
    }
  }

  private static FactUnavailableException unavailable(String what, String why) {
    return new FactUnavailableException("Slack could not be asked for " + what + ": " + why, false);
  }
}
