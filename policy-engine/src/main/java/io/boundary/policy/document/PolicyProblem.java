package io.boundary.policy.document;

/**
 * One thing that is wrong with a policy file.
 *
 * @param code which kind of thing, for machines; see {@link ProblemCodes}
 * @param line from 1
 * @param column from 1, in characters
 * @param message for people; never holds a value from the environment
 */
public record PolicyProblem(String code, int line, int column, String message) {

  /** {@code line:column code message}. */
  @Override
  public String toString() {
    return line + ":" + column + " " + code + " " + message;
  }
}
