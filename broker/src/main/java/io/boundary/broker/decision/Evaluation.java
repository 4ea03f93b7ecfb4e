package io.boundary.broker.decision;

import io.boundary.broker.grant.Look;
import io.boundary.model.Assignment;
import io.boundary.model.DecisionEvidence;
import io.boundary.policy.Decision;
import java.util.function.Supplier;

/** What came of a question. */
public sealed interface Evaluation {

  /** The person, the account or the permission set is none that the policy can be asked about. */
  record Refused(DecisionEvidence evidence) implements Evaluation {}

  /**
   * The policy decided.
   *
   * @param look what stands before the lease is taken; read beside the decision's facts. Getting it
   *     throws what reading it threw.
   */
  record Decided(Assignment assignment, Decision decision, Supplier<Look> look)
      implements Evaluation {}
}
