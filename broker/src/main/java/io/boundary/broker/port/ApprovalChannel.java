package io.boundary.broker.port;

import io.boundary.model.AccessRequest;

/** The channel in which a request's approvers are asked. Never throws. */
@FunctionalInterface
public interface ApprovalChannel {

  /** Says something there about the request; plain words, none of them markup. */
  Notifier.Delivery announce(AccessRequest request, String text);
}
