package io.boundary.broker.decision;

import io.boundary.policy.Policy;

/** The policy in force. */
@FunctionalInterface
public interface PolicySource {

  /**
   * The policy.
   *
   * @throws io.boundary.broker.port.FactUnavailableException where it cannot be loaded: nothing is
   *     decided then
   */
  Policy policy();
}
