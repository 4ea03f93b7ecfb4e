package io.boundary.cli;

/** What {@code ./boundary} ends with. */
public final class ExitCodes {

  /** Allowed, or done. */
  public static final int DONE = 0;

  /** Denied, or found wanting. */
  public static final int DENIED = 2;

  /** AWS, Slack or configuration. */
  public static final int ERROR = 3;

  /** Wrong usage. */
  public static final int USAGE = 64;

  private ExitCodes() {}
}
