package io.boundary.policy.review;

import io.boundary.policy.TicketPattern;
import io.boundary.policy.TicketRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changes about tickets. */
final class TicketDifferences {

  private TicketDifferences() {}

  static List<Difference> between(TicketRule before, TicketRule after) {
    List<Difference> differences = new ArrayList<>();
    if (before.required() != after.required()) {
      differences.add(
          after.required()
              ? Difference.loss("needs a ticket")
              : Difference.gain("needs no ticket"));
    }
    if (!before.pattern().equals(after.pattern())) {
      differences.add(pattern(before.pattern(), after.pattern()));
    }
    return differences;
  }

  /** Nobody can tell which of two patterns lets more in. */
  private static Difference pattern(Optional<TicketPattern> before, Optional<TicketPattern> after) {
    if (after.isEmpty()) {
      return Difference.gain("may name any ticket");
    }
    String words = "must name a ticket that matches " + after.get().text();
    return before.isEmpty()
        ? Difference.loss(words)
        : Difference.gain(words + ", not " + before.get().text());
  }
}
