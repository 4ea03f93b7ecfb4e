package io.boundary.model.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A parser of text.
 *
 * @param examples good inputs, and every input that once was a finding
 * @param words tokens of the parser's language
 * @param check feeds and judges, as {@link FuzzTarget#outcome}
 */
public record TextTarget(
    String name, List<String> examples, List<String> words, Function<String, String> check)
    implements FuzzTarget<String> {

  public TextTarget {
    examples = List.copyOf(examples);
    words = List.copyOf(words);
  }

  @Override
  public String next(List<String> corpus, SplittableRandom random) {
    return new TextMutation(corpus, words, random).text();
  }

  @Override
  public String outcome(String input) {
    return check.apply(input);
  }

  @Override
  public List<String> simpler(String input) {
    return TextMutation.simpler(input);
  }

  @Override
  public String show(String input) {
    return TextMutation.quoted(input);
  }
}
