package io.boundary.cli.demo;

import java.io.IOException;

/** A slip of the fingers costs nobody anything. */
final class Typo implements Chapter {

  @Override
  public String title() {
    return "A slip of the fingers";
  }

  @Override
  public void play(Stage stage, Teller teller) throws IOException, InterruptedException {
    teller.say(
        "Dave mistypes the name of a permission set. Boundary never guesses a privilege, but it"
            + " helps.");
    long queued = queued(stage);
    String answer = stage.types("dave", "123456789012 ReadOnlyAcess 1");
    stage
        .look()
        .now(
            "The answer comes at once and names what he meant.",
            answer.contains("Did you mean `ReadOnlyAccess`?"),
            answer);
    stage
        .look()
        .now(
            "Nothing was queued, and no request was made of it.",
            queued(stage) == queued && !answer.contains("req-"),
            queued(stage) - queued + " messages queued");
  }

  private static long queued(Stage stage) {
    return stage.calls("sqs", "SendMessage", "webhook");
  }
}
