package io.boundary.policy;

import java.time.Duration;
import java.util.Optional;

/** What a rule says once it matches. */
public sealed interface Effect {

  /** No. */
  record Deny() implements Effect {}

  /**
   * Yes, under these terms.
   *
   * @param maxDuration the rule's own cap; the policy's applies in any case
   * @param approval what people must agree, where the rule asks for it
   */
  record Allow(Optional<Duration> maxDuration, TicketRule ticket, Optional<ApprovalRule> approval)
      implements Effect {

    public Allow {
      maxDuration.ifPresent(Policy::requirePositive);
    }
  }
}
