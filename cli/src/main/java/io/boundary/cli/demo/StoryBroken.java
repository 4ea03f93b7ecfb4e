package io.boundary.cli.demo;

/** A step did not come out as told; it was said already. */
final class StoryBroken extends RuntimeException {

  StoryBroken(String told) {
    super(told);
  }
}
