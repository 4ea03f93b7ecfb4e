package io.boundary.dashboard.detail;

import io.boundary.dashboard.detail.DetailPage.Step;
import io.boundary.dashboard.view.Badge;
import io.boundary.dashboard.view.When;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestStatus;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** The ledger's events as a story. */
final class Steps {

  private static final int SHORT_HASH = 12;

  /** The whole ones are beside the decision, and in the raw evidence. */
  private static final Pattern HASH = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{52}\\b");

  private Steps() {}

  static List<Step> of(List<LedgerEvent> events, Instant now) {
    return events.stream().map(event -> step(event, now)).toList();
  }

  private static Step step(LedgerEvent event, Instant now) {
    return new Step(
        event.seq(),
        event.to().map(status -> Badge.of(status).style()).orElse("is-vote"),
        title(event),
        actor(event.actor().value()),
        HASH.matcher(event.reason()).replaceAll("$1…"),
        When.of(event.at(), now),
        event.hash().substring(0, Math.min(SHORT_HASH, event.hash().length())));
  }

  private static String title(LedgerEvent event) {
    return switch (event.kind()) {
      case VOTE_APPROVE -> "Voted yes";
      case VOTE_DENY -> "Voted no";
      case STATE_CHANGE ->
          event.to().map(to -> title(to, event.from().isEmpty())).orElse("Changed");
    };
  }

  private static String title(RequestStatus to, boolean isBirth) {
    return switch (to) {
      case PENDING_APPROVAL -> "Asked; waits for approval";
      case APPROVED -> isBirth ? "Asked; allowed by the policy" : "Approved";
      case ACTIVE -> "Access is there";
      case REVOKED -> "Access ended";
      case DENIED -> isBirth ? "Asked; denied" : "Denied";
      case ERROR -> "Failed";
    };
  }

  /** Who did it, as people would say. */
  private static String actor(String actor) {
    return actor.startsWith("slack:")
        ? actor.substring("slack:".length())
        : actor.startsWith("system:")
            ? "Boundary (" + actor.substring("system:".length()) + ")"
            : actor.startsWith("aws:") ? actor.substring("aws:".length()) : actor;
  }
}
