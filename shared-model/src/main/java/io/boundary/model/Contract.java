package io.boundary.model;

/** Constants of the contract, version 1.0.0. */
public final class Contract {

  /** What every response of the audit functions names in {@link #VERSION_HEADER}. */
  public static final String VERSION = "1.0.0";

  /** The header that carries {@link #VERSION}. */
  public static final String VERSION_HEADER = "X-Boundary-Contract-Version";

  /** The version of the decision function, kept with every decision. */
  public static final String ENGINE_VERSION = "1.0.0";

  /** The slash command. */
  public static final String COMMAND = "/boundary";

  /** The action ids of the two buttons of an approval message; their value is the request id. */
  public static final String ACTION_APPROVE = "boundary_approve";

  /** See {@link #ACTION_APPROVE}. */
  public static final String ACTION_DENY = "boundary_deny";

  /** Queue message types. */
  public static final String TYPE_ACCESS_REQUEST = "access_request";

  /** See {@link #TYPE_ACCESS_REQUEST}. */
  public static final String TYPE_APPROVAL_ACTION = "approval_action";

  /** See {@link #TYPE_ACCESS_REQUEST}. */
  public static final String TYPE_USER_COMMAND = "user_command";

  private Contract() {}
}
