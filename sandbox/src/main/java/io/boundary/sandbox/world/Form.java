package io.boundary.sandbox.world;

import java.util.regex.Pattern;

/**
 * The forms of AWS's and Slack's ids, as their API references give them; the simulators refuse what
 * AWS would refuse.
 */
public enum Form {
  ACCOUNT("\\d{12}"),
  IDENTITY(
      "([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}"),
  IDENTITY_STORE("d-[0-9a-f]{10}"),
  INSTANCE("arn:(aws|aws-us-gov|aws-cn):sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16}"),
  ORGANIZATION("o-[a-z0-9]{10,32}"),
  OU("r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}"),
  PERMISSION_SET(
      "arn:(aws|aws-us-gov|aws-cn):sso:::permissionSet/(sso)?ins-[a-zA-Z0-9-.]{16}/ps-[a-zA-Z0-9-./]{16}"),
  SLACK_CHANNEL("C[A-Z0-9]{8,12}"),
  SLACK_TEAM("T[A-Z0-9]{8,12}"),
  SLACK_USER("[UW][A-Z0-9]{8,12}");

  private final Pattern pattern;

  Form(String regex) {
    this.pattern = Pattern.compile(regex);
  }

  /** Whether the text has this form. */
  public boolean matches(String text) {
    return pattern.matcher(text).matches();
  }

  /**
   * Complains where the text does not have this form.
   *
   * @throws WorldException which names both
   */
  public void require(String text) {
    if (!matches(text)) {
      throw new WorldException(
          "`" + text + "` does not have the form of " + name() + ": " + pattern.pattern());
    }
  }
}
