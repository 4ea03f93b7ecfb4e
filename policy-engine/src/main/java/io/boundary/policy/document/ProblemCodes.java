package io.boundary.policy.document;

/** The kinds of problems that a policy file can have. */
public final class ProblemCodes {

  /** The text is longer than {@link PolicyLoader#MAX_LENGTH}. Reported alone. */
  public static final String TOO_LARGE = "too_large";

  /** The text is not YAML, or not one document. Reported alone. */
  public static final String SYNTAX = "syntax";

  /** Lists and mappings are nested too deeply. Reported alone. */
  public static final String TOO_DEEP = "too_deep";

  /** An anchor or an alias: a policy says what it says where it says it. Reported alone. */
  public static final String ALIAS = "alias";

  /** There is no document. */
  public static final String EMPTY = "empty";

  /** A list where text belongs, a number where an id belongs, and so on. */
  public static final String WRONG_TYPE = "wrong_type";

  /** A key that the format does not have. */
  public static final String UNKNOWN_KEY = "unknown_key";

  /** A key that stands there twice. */
  public static final String DUPLICATE_KEY = "duplicate_key";

  /** A key that must be there. */
  public static final String MISSING_KEY = "missing_key";

  /** A word that is none of those that may stand here. */
  public static final String UNKNOWN_WORD = "unknown_word";

  /** Text of the wrong form: an id, a name, a channel, a pattern. */
  public static final String BAD_FORM = "bad_form";

  /** A number that is too small or too large. */
  public static final String OUT_OF_RANGE = "out_of_range";

  /** An empty list or mapping where there must be something. */
  public static final String EMPTY_LIST = "empty_list";

  /** Two rules with one id. */
  public static final String DUPLICATE_RULE = "duplicate_rule";

  /** A group that {@code subjects.groups} does not define. */
  public static final String UNDEFINED_GROUP = "undefined_group";

  /** Approval is required but nobody can give it, or nobody is told. */
  public static final String APPROVAL_INCOMPLETE = "approval_incomplete";

  /** A deny rule with constraints or an approval. */
  public static final String DENY_WITH_TERMS = "deny_with_terms";

  /** A {@code ${NAME}} that the environment does not have, or has as blank. */
  public static final String MISSING_VARIABLE = "missing_variable";

  /** A {@code ${NAME}} that is malformed, or names a secret. */
  public static final String BAD_VARIABLE = "bad_variable";

  private ProblemCodes() {}
}
