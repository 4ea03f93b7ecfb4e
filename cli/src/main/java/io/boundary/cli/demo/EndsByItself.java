package io.boundary.cli.demo;

import io.boundary.model.AccessRequest;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.io.IOException;
import java.time.Duration;

/** Access for a moment: granted, and taken back when its time is over. */
final class EndsByItself implements Chapter {

  private static final String ACCOUNT = "123456789012";
  private static final String SET = "ReadOnlyAccess";

  @Override
  public String title() {
    return "Access that ends by itself";
  }

  @Override
  public void play(Stage stage, Teller teller) throws IOException, InterruptedException {
    teller.say(
        "Alice is a developer. She wants to look at the production account of the shop, for 0.02"
            + " hours, which is 72 seconds. She asks in Slack.");
    RequestId id = stage.asks("alice", ACCOUNT + " " + SET + " 0.02");
    AccessRequest granted =
        stage.expectStatus(
            "The policy allows it, and nobody else has to agree.", id, RequestStatus.ACTIVE);
    teller.detail("rule " + granted.evidence().ruleId().orElse("none"));
    teller.detail("matched by " + granted.evidence().selector().orElse("nothing"));
    stage.expectAssignments("Identity Center lists her assignment.", "alice", ACCOUNT, SET, 1);
    stage.expectHeard("She is told so, with the end.", "alice", "Access granted", id.value());

    teller.say("Now her time runs out. The janitor looks every minute for what is over.");
    stage.passes(Duration.ofSeconds(75), "75 seconds (the sandbox's clock is moved, nobody waits)");
    stage.janitor();
    stage.expectStatus("The grant is revoked.", id, RequestStatus.REVOKED);
    stage.expectAssignments(
        "Identity Center lists no assignment of hers any more.", "alice", ACCOUNT, SET, 0);
    stage.expectHeard("She is told that too.", "alice", "Access has ended", id.value());
  }
}
