package io.boundary.model.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A parser, and how to make inputs for it.
 *
 * @param <T> the form of an input
 */
public interface FuzzTarget<T> {

  /** The name by which one parser is chosen; also the report's file name. */
  String name();

  /** Good inputs to start from, and every input that once was a finding. */
  List<T> examples();

  /** A new input, made of the given ones. */
  T next(List<T> corpus, SplittableRandom random);

  /**
   * Feeds the parser and judges what it made of the input. Throws anything where the parser broke
   * its word.
   *
   * @return a short label of the outcome; an input with a label not seen before is built upon
   */
  String outcome(T input);

  /** Inputs that are a little simpler than this one, the much simpler ones first. */
  List<T> simpler(T input);

  /** The input as one line that can be pasted into a test. */
  String show(T input);
}
