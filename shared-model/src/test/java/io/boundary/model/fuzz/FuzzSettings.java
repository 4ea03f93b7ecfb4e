package io.boundary.model.fuzz;

import java.util.Optional;

/**
 * How long and from where: system properties {@code boundary.fuzz.inputs}, {@code
 * boundary.fuzz.seed} and {@code boundary.fuzz.parser}.
 *
 * @param inputs how many inputs each parser gets
 * @param parser the only parser to feed, or empty for all
 */
public record FuzzSettings(long inputs, long seed, Optional<String> parser) {

  private static final long INPUTS = 20_000;

  /** What the process was told, or the short run with a fixed seed. */
  static FuzzSettings ofProcess() {
    return new FuzzSettings(
        Long.getLong("boundary.fuzz.inputs", INPUTS),
        Long.getLong("boundary.fuzz.seed", 1),
        Optional.ofNullable(System.getProperty("boundary.fuzz.parser"))
            .filter(name -> !name.isBlank()));
  }

  boolean wants(FuzzTarget<?> target) {
    return parser.map(target.name()::equals).orElse(true);
  }
}
