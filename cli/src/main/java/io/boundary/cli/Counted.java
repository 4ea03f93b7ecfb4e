package io.boundary.cli;

/** Numbers of things, in words. */
final class Counted {

  private Counted() {}

  /** So many of these: {@code 1 request}, {@code 1,204 requests}. */
  static String of(long count, String what) {
    return "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }
}
