package io.boundary.cli.demo;

import java.io.IOException;

/** A part of the story that is complete in itself. */
interface Chapter {

  String title();

  /**
   * Plays it and tells it.
   *
   * @throws StoryBroken where a step does not come out as told
   * @throws IOException where the sandbox does not answer
   */
  void play(Stage stage, Teller teller) throws IOException, InterruptedException;
}
