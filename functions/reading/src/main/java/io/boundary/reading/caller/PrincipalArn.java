package io.boundary.reading.caller;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forms of the ARNs by which IAM names who calls. */
final class PrincipalArn {

  private static final String ACCOUNT = "arn:(aws[a-z0-9-]{0,20}):%s::([0-9]{12}):";
  private static final String NAME = "[A-Za-z0-9_+=,.@-]{1,128}";

  /** No wildcard: one in an ARN would look as if it meant something. */
  private static final Pattern ANY =
      Pattern.compile(ACCOUNT.formatted("(?:iam|sts)") + "[!-)+->@-~]{1,1100}");

  private static final Pattern ROLE =
      Pattern.compile(ACCOUNT.formatted("iam") + "role/(?:[!-)+->@-~]{1,1000}/)?(" + NAME + ")");
  private static final Pattern ASSUMED_ROLE =
      Pattern.compile(ACCOUNT.formatted("sts") + "assumed-role/(" + NAME + ")/" + NAME);

  private PrincipalArn() {}

  /** Whether a map may name it. */
  static boolean isValid(String arn) {
    return ANY.matcher(arn).matches();
  }

  /** The role that a role's ARN names; its path is no part of its name, which is unique. */
  static Optional<RoleName> role(String arn) {
    return roleName(ROLE.matcher(arn));
  }

  /** The role that a session was assumed from. */
  static Optional<RoleName> assumedRole(String arn) {
    return roleName(ASSUMED_ROLE.matcher(arn));
  }

  private static Optional<RoleName> roleName(Matcher arn) {
    return arn.matches()
        ? Optional.of(new RoleName(arn.group(1), arn.group(2), arn.group(3)))
        : Optional.empty();
  }

  /** A role of an account. */
  record RoleName(String partition, String account, String name) {}
}
