package io.boundary.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who calls AWS, as STS says.
 *
 * @param arn such as {@code arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Ops_0123…/sue}
 */
public record AwsCaller(String arn) {

  /**
   * A session that Identity Center opened: its role is one of Identity Center's own, whose names
   * AWS reserves, and the session's name is the name under which its user signed in.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html">Referencing
   *     permission sets</a>
   */
  private static final Pattern SIGNED_IN =
      Pattern.compile(
          "arn:aws[a-z-]*:sts::[0-9]{12}:assumed-role"
              + "/AWSReservedSSO_[\\w+=,.@-]{1,32}_[0-9a-f]{16}/([\\w+=,.@-]{2,64})");

  public AwsCaller {
    Checks.bounded(1, 1020, "caller", arn);
  }

  /** The name of the Identity Center user whose session it is; empty where it is none of those. */
  public Optional<String> identityCenterUser() {
    Matcher session = SIGNED_IN.matcher(arn);
    return session.matches() ? Optional.of(session.group(1)) : Optional.empty();
  }

  /** The caller that the ledger names so; empty where it names a person in Slack or the system. */
  public static Optional<AwsCaller> of(Actor actor) {
    return actor.value().startsWith("aws:")
        ? Optional.of(new AwsCaller(actor.value().substring("aws:".length())))
        : Optional.empty();
  }

  /** As the ledger names it. */
  public Actor actor() {
    return Actor.aws(arn);
  }

  @Override
  public String toString() {
    return arn;
  }
}
