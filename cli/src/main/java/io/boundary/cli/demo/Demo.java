package io.boundary.cli.demo;

import io.boundary.broker.port.StoreException;
import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/** The whole story, chapter by chapter. */
final class Demo {

  private static final List<Chapter> CHAPTERS =
      List.of(
          new EndsByItself(),
          new FourEyes(),
          new ExplicitDeny(),
          new Typo(),
          new Crash(),
          new Evidence());

  private final Stage stage;
  private final Teller teller;

  Demo(Stage stage, Teller teller) {
    this.stage = stage;
    this.teller = teller;
  }

  /** Whether every step came out as told. */
  boolean tell() throws InterruptedException {
    int broken = 0;
    int number = 0;
    for (Chapter chapter : CHAPTERS) {
      number++;
      teller.headline(number + ". " + chapter.title());
      if (!comesOut(chapter)) {
        broken++;
      }
      stage.repairs();
    }
    ending(broken);
    return broken == 0;
  }

  private boolean comesOut(Chapter chapter) throws InterruptedException {
    try {
      chapter.play(stage, teller);
      return true;
    } catch (StoryBroken told) {
      return false;
    } catch (IOException | SdkException | StoreException e) {
      teller.otherwise("The sandbox answers.", e.toString());
      return false;
    }
  }

  private void ending(int broken) {
    teller.headline("The end");
    if (broken == 0) {
      teller.say("Every step came out as told.");
      teller.beside("to play", "./boundary sandbox");
      teller.beside("to look behind", "./boundary demo --debug");
    } else {
      teller.say(
          broken
              + (broken == 1 ? " chapter" : " chapters")
              + " did not come out as told; ./boundary demo --debug shows what happened behind"
              + " the scenes.");
    }
  }
}
