package io.boundary.cli.demo;

import io.boundary.model.RequestId;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.aws.AwsCall;
import io.boundary.sandbox.slack.SlackMessage;
import java.util.List;
import java.util.Set;

/** What happened since somebody last asked: messages and the functions' AWS calls, for --debug. */
final class Backstage {

  private static final Set<String> FUNCTIONS = Set.of("webhook", "workflow", "janitor");

  private final Sandbox sandbox;
  private final Teller teller;
  private int calls;
  private int messages;

  Backstage(Sandbox sandbox, Teller teller) {
    this.sandbox = sandbox;
    this.teller = teller;
  }

  void show() {
    if (!teller.debugs()) {
      return;
    }
    List<AwsCall> allCalls = sandbox.aws().log().all();
    for (AwsCall call : allCalls.subList(Math.min(calls, allCalls.size()), allCalls.size())) {
      if (FUNCTIONS.contains(call.function())) {
        teller.debug(
            "aws    %-8s %s %s: %d %s"
                .formatted(
                    call.function(),
                    call.service(),
                    call.operation(),
                    call.status(),
                    call.error()));
      }
    }
    calls = allCalls.size();
    List<SlackMessage> allMessages = sandbox.slack().messages();
    for (SlackMessage message :
        allMessages.subList(Math.min(messages, allMessages.size()), allMessages.size())) {
      teller.debug("slack  " + message.json());
    }
    messages = allMessages.size();
  }

  void show(RequestId id, Sight sight) {
    show();
    if (teller.debugs()) {
      sight.stored(id).forEach((name, value) -> teller.debug("record " + name + " = " + value));
    }
  }
}
