package io.boundary.sandbox.aws;

import java.util.Comparator;

/**
 * A use of a permission: an action as IAM names it, and what it acts on, as far as a request says
 * so.
 *
 * @param action {@code dynamodb:PutItem}, {@code sso:CreateAccountAssignment}, …
 * @param resource {@code table/<name>}, {@code index/<table>/<index>}, {@code queue/<name>}, {@code
 *     parameter/<name>}; empty for the services whose requests name no such thing
 */
public record Use(String action, String resource) implements Comparable<Use> {

  private static final Comparator<Use> ORDER =
      Comparator.comparing(Use::action).thenComparing(Use::resource);

  @Override
  public int compareTo(Use other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return resource.isEmpty() ? action : action + " on " + resource;
  }
}
