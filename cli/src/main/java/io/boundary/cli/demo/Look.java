package io.boundary.cli.demo;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks again and again, for a while, until what is seen is as told, and says which it was.
 *
 * @param times how often at most, with a pause in between
 */
record Look(Teller teller, int times, Pause pause, Runnable onEach) {

  /**
   * What is seen once it is as told.
   *
   * @param settled what will not change any more, so that looking again is in vain
   * @throws StoryBroken where it does not come to that
   */
  <T> T until(
      String told,
      Supplier<T> look,
      Predicate<T> asTold,
      Predicate<T> settled,
      Function<T, String> shown)
      throws InterruptedException {
    T seen = look.get();
    for (int i = 1; i < times && !asTold.test(seen) && !settled.test(seen); i++) {
      pause.take();
      seen = look.get();
    }
    onEach.run();
    if (asTold.test(seen)) {
      teller.asTold(told);
      return seen;
    }
    throw broken(told, shown.apply(seen));
  }

  /** The same for what may change as long as anybody looks. */
  <T> T until(String told, Supplier<T> look, Predicate<T> asTold, Function<T, String> shown)
      throws InterruptedException {
    return until(told, look, asTold, seen -> false, shown);
  }

  /** Says what was seen instead; to be thrown. */
  StoryBroken broken(String told, String seen) {
    teller.otherwise(told, seen);
    return new StoryBroken(told);
  }

  /** What must be so at once. */
  void now(String told, boolean asTold, String seen) {
    onEach.run();
    if (!asTold) {
      throw broken(told, seen);
    }
    teller.asTold(told);
  }
}
