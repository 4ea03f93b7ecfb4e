package io.boundary.broker.grant;

import io.boundary.model.AccessRequest;
import io.boundary.model.Lease;
import java.util.Optional;

/** A request and its lease, as last read or written. */
record Position(AccessRequest request, Optional<Lease> lease) {

  Position(AccessRequest request, Lease lease) {
    this(request, Optional.of(lease));
  }

  /** The lease, where the step at hand is one that has it. */
  Lease held() {
    return lease.orElseThrow(() -> new IllegalStateException(request.id() + " has no lease"));
  }
}
