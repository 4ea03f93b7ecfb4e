package io.boundary.model;

/**
 * Who did something: {@code slack:U…}, {@code aws:<arn>}, {@code system:<part>}. At most 1,024
 * characters: an IAM user's ARN with a long path and name has more than 600.
 */
public record Actor(String value) {

  /** The policy deciding by itself. */
  public static final Actor POLICY = new Actor("system:policy");

  /** The workflow, finishing what a message asked for. */
  public static final Actor WORKFLOW = new Actor("system:workflow");

  /** The janitor. */
  public static final Actor JANITOR = new Actor("system:janitor");

  public Actor {
    Checks.bounded(1, 1024, "actor", value);
  }

  /** A person in Slack. */
  public static Actor slack(SlackUserId user) {
    return new Actor("slack:" + user.value());
  }

  /** An AWS identity. */
  public static Actor aws(String arn) {
    return new Actor("aws:" + arn);
  }

  @Override
  public String toString() {
    return value;
  }
}
