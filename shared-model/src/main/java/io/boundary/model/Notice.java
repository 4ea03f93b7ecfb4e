package io.boundary.model;

/** A message that is owed to somebody about a request; stored with the change that owes it. */
public enum Notice {
  /** To the requester: waits for approval, and where. */
  PENDING,
  /** To the approval channel: who, what, where, how long, and two buttons. */
  APPROVAL_MESSAGE,
  /** The approval message again, without buttons: who decided, when. */
  APPROVAL_RESULT,
  /** To the requester: access is there, until when. */
  GRANTED,
  /** To the requester: refused, and why. */
  DENIED,
  /** To the requester: access has ended, and why. */
  REVOKED,
  /** To the requester: it could not be done, and why. */
  FAILED,
  /** To the people who approved: what came of it. */
  APPROVER_OUTCOME
}
