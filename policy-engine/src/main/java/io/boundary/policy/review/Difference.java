package io.boundary.policy.review;

import java.util.List;

/**
 * One thing that a policy changes for somebody.
 *
 * @param words in a sentence after "who": {@code is allowed …}
 */
public record Difference(Direction direction, String words) {

  /** Whose favour it is in. */
  public enum Direction {
    /** More access, for longer, or with less asked for; or it cannot be told. */
    GAIN,
    /** Less of it. */
    LOSS,
    /** Neither: where and how long an approval waits. */
    OTHER
  }

  /** Whether one of them is a gain. */
  static boolean anyGain(List<Difference> differences) {
    return differences.stream().anyMatch(one -> one.direction() == Direction.GAIN);
  }

  static Difference gain(String words) {
    return new Difference(Direction.GAIN, words);
  }

  static Difference loss(String words) {
    return new Difference(Direction.LOSS, words);
  }
}
