package io.boundary.broker.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.boundary.broker.port.Directory;
import io.boundary.broker.port.Workspace;
import io.boundary.model.PrincipalId;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Who a Slack user is in Identity Center: Slack user → e-mail → user. What was found is kept for
 * five minutes, a refusal never.
 */
public final class Identities {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int KEPT_AT_MOST = 10_000;

  private final Workspace workspace;
  private final Directory directory;
  private final Cache<SlackUserId, PrincipalId> known;

  public Identities(Workspace workspace, Directory directory, Clock clock) {
    this.workspace = workspace;
    this.directory = directory;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(KEPT_AT_MOST)
            .expireAfterWrite(KEPT)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  /** Who a person is. */
  public sealed interface Identity {

    /** A user of Identity Center. */
    record Known(SlackUserId slackUser, PrincipalId principal) implements Identity {}

    /** Nobody who may ask, and why. */
    record Refused(String reason) implements Identity {}
  }

  /**
   * The identity of a Slack user; {@code team} is the workspace that the message named, where it
   * did.
   *
   * @throws io.boundary.broker.port.FactUnavailableException where it cannot be read
   */
  public Identity of(SlackUserId user, Optional<SlackTeamId> team) {
    if (team.isPresent() && !team.get().equals(workspace.team())) {
      return new Identity.Refused("you belong to another Slack workspace");
    }
    PrincipalId cached = known.getIfPresent(user);
    return cached != null ? new Identity.Known(user, cached) : resolve(user);
  }

  private Identity resolve(SlackUserId user) {
    Workspace.Person person = workspace.person(user);
    if (person instanceof Workspace.Person.Refused refused) {
      return new Identity.Refused(refused.reason());
    }
    String email = ((Workspace.Person.Member) person).email();
    Optional<PrincipalId> principal = directory.userByEmail(email);
    if (principal.isEmpty()) {
      return new Identity.Refused("your Slack e-mail address belongs to no Identity Center user");
    }
    known.put(user, principal.get());
    return new Identity.Known(user, principal.get());
  }
}
