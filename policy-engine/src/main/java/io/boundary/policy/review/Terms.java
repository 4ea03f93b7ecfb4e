package io.boundary.policy.review;

import io.boundary.model.Hours;
import io.boundary.policy.ApprovalRule;
import io.boundary.policy.Decision;
import io.boundary.policy.Effect;
import io.boundary.policy.TicketRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a policy gives: nothing, or access under terms. */
sealed interface Terms {

  /** Nothing. */
  record Denied() implements Terms {}

  /**
   * Access.
   *
   * @param longest for so long at most
   */
  record Allowed(Duration longest, TicketRule ticket, Optional<ApprovalRule> approval)
      implements Terms {

    String words() {
      return "up to "
          + Hours.format(longest)
          + " h"
          + (ticket.required() ? ", with a ticket" : "")
          + approval
              .map(rule -> ", once " + ApprovalDifferences.words(rule) + " approve")
              .orElse("");
    }
  }

  /** Those of a rule, whatever is asked for in particular. */
  static Terms of(Effect effect, Duration longestOfAll) {
    if (!(effect instanceof Effect.Allow allow)) {
      return new Denied();
    }
    Duration longest =
        allow.maxDuration().filter(own -> own.compareTo(longestOfAll) < 0).orElse(longestOfAll);
    return new Allowed(longest, allow.ticket(), allow.approval());
  }

  /** Those of one decision. */
  static Terms of(Decision decision) {
    return decision instanceof Decision.Allow allow
        ? new Allowed(allow.duration(), TicketRule.NONE, allow.approval())
        : new Denied();
  }

  /** What changes from one to the other; empty where nothing does. */
  static List<Difference> between(Terms before, Terms after) {
    if (before instanceof Allowed old && after instanceof Allowed now) {
      List<Difference> differences = new ArrayList<>();
      longest(old, now).ifPresent(differences::add);
      differences.addAll(TicketDifferences.between(old.ticket(), now.ticket()));
      differences.addAll(ApprovalDifferences.between(old.approval(), now.approval()));
      return List.copyOf(differences);
    }
    if (after instanceof Allowed now) {
      return List.of(Difference.gain("is allowed, " + now.words()));
    }
    return before instanceof Allowed ? List.of(Difference.loss("is denied")) : List.of();
  }

  private static Optional<Difference> longest(Allowed before, Allowed after) {
    int longer = after.longest().compareTo(before.longest());
    String words =
        "gets up to %s h, not %s h"
            .formatted(Hours.format(after.longest()), Hours.format(before.longest()));
    return longer == 0
        ? Optional.empty()
        : Optional.of(longer > 0 ? Difference.gain(words) : Difference.loss(words));
  }
}
