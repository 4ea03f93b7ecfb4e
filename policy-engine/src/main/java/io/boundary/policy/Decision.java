package io.boundary.policy;

import io.boundary.model.DecisionEvidence;
import java.time.Duration;
import java.util.Optional;

/** The policy's answer, with its evidence. */
public sealed interface Decision {

  /** Why. */
  DecisionEvidence evidence();

  /** No. */
  record Deny(DecisionEvidence evidence) implements Decision {}

  /**
   * Yes, for that long.
   *
   * @param duration what was asked for, or the cap where that is less
   * @param capped whether it is less than what was asked for
   * @param approval what people must agree, where the rule asks for it
   */
  record Allow(
      DecisionEvidence evidence, Duration duration, boolean capped, Optional<ApprovalRule> approval)
      implements Decision {}
}
