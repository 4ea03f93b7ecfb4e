package io.boundary.policy;

import io.boundary.model.PermissionSetName;
import io.boundary.model.TicketId;
import java.time.Duration;
import java.util.Optional;

/**
 * What is asked of the policy.
 *
 * @param duration how long, more than zero
 */
public record PolicyRequest(
    PermissionSetName permissionSet, Duration duration, Optional<TicketId> ticket) {

  public PolicyRequest {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("a request asks for more than no time");
    }
  }
}
