package io.boundary.broker.grant;

/** What became of beginning a grant. */
public sealed interface Begun {

  /** It is written, and driven as far as it goes now. */
  record Started(Driven driven) implements Begun {}

  /** Nothing is written: something changed since it was read. */
  record Conflict() implements Begun {}

  /** Nothing is written: granting is frozen. */
  record Frozen() implements Begun {}
}
