package io.boundary.broker.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out of a failing script whatever is not needed for it to fail. */
final class Shrinker {

  private Shrinker() {}

  /**
   * The smallest script found that still fails.
   *
   * @param fails whether a script fails in the same way
   */
  static Script shrunk(Script script, Predicate<Script> fails) {
    Script smallest = script;
    int chunk = Math.max(1, script.events().size() / 2);
    while (chunk >= 1) {
      Script smaller = without(smallest, chunk, fails);
      boolean done = smaller.events().size() == smallest.events().size();
      smallest = smaller;
      if (done) {
        chunk /= 2;
      }
    }
    return smallest;
  }

  private static Script without(Script script, int chunk, Predicate<Script> fails) {
    Script smallest = script;
    for (int from = 0; from < smallest.events().size(); ) {
      List<Event> fewer = new ArrayList<>(smallest.events());
      fewer.subList(from, Math.min(from + chunk, fewer.size())).clear();
      Script candidate = smallest.with(fewer);
      if (fails.test(candidate)) {
        smallest = candidate;
      } else {
        from += chunk;
      }
    }
    return smallest;
  }
}
