package io.boundary.reading.caller;

import java.util.Set;

/**
 * One dimension of a scope: everything, or just these.
 *
 * @param some empty where {@code all}
 */
public record Allowed<T>(boolean all, Set<T> some) {

  public Allowed {
    some = Set.copyOf(some);
  }

  /** Everything. */
  public static <T> Allowed<T> everything() {
    return new Allowed<>(true, Set.of());
  }

  /** Just these. */
  public static <T> Allowed<T> only(Set<T> these) {
    return new Allowed<>(false, these);
  }

  /** Whether that is in it. */
  public boolean holds(T value) {
    return all || some.contains(value);
  }

  /** Whether nothing is. */
  public boolean isNothing() {
    return !all && some.isEmpty();
  }
}
