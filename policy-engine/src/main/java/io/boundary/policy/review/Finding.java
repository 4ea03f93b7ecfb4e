package io.boundary.policy.review;

import java.util.Locale;
import java.util.Optional;

/**
 * What is legal in a policy and wrong all the same.
 *
 * @param rule the rule that it is about, where it is about one
 */
public record Finding(Severity severity, Code code, Optional<String> rule, String message) {

  /** How bad it is. */
  public enum Severity {
    /** It cannot be meant. */
    ERROR,
    /** It may be meant; the policy's comments should say why. */
    WARNING
  }

  /** What kind of thing it is, for machines. */
  public enum Code {
    SHADOWED_RULE,
    LATE_DENY,
    UNUSED_GROUP,
    APPROVERS_ARE_SUBJECTS,
    UNKNOWN_PERMISSION_SET,
    LONGER_THAN_SESSION,
    WILD_PATTERN;

    /** As it is printed, like the codes of what a policy is refused for. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding error(Code code, String rule, String message) {
    return new Finding(Severity.ERROR, code, Optional.of(rule), message);
  }

  static Finding warning(Code code, String rule, String message) {
    return new Finding(Severity.WARNING, code, Optional.of(rule), message);
  }
}
