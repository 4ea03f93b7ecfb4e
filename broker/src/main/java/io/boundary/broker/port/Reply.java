package io.boundary.broker.port;

import io.boundary.model.AccessRequest;
import java.util.List;

/** An answer to one person, shown to nobody else. */
public sealed interface Reply {

  /** Plain words, none of them markup. */
  record Text(String text) implements Reply {}

  /** One request, as its requester or approver may see it. */
  record One(AccessRequest request) implements Reply {}

  /** The person's own live and recent requests, newest first. */
  record Many(List<AccessRequest> requests) implements Reply {}
}
