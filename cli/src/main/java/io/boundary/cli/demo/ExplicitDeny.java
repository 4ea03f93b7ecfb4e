package io.boundary.cli.demo;

import io.boundary.model.AccessRequest;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.io.IOException;
import java.util.Optional;

/** The policy says no, by name. */
final class ExplicitDeny implements Chapter {

  private static final String ACCOUNT = "123456789012";
  private static final String SET = "PowerUserAccess";
  private static final String RULE = "deny-production-by-tag";

  @Override
  public String title() {
    return "A clear no";
  }

  @Override
  public void play(Stage stage, Teller teller) throws IOException, InterruptedException {
    teller.say("Dave wants to change production. A rule of the policy forbids that to everybody.");
    long orders = stage.calls("sso", "CreateAccountAssignment", "");
    RequestId id = stage.asks("dave", ACCOUNT + " " + SET + " 1");
    AccessRequest denied = stage.expectStatus("The request is denied.", id, RequestStatus.DENIED);
    stage
        .look()
        .now(
            "The record names the rule that decided: " + RULE + ".",
            denied.evidence().ruleId().equals(Optional.of(RULE)),
            denied.evidence().ruleId().orElse("no rule") + ": " + denied.evidence().reason());
    stage.expectHeard("He is told why.", "dave", "Access not granted", id.value());
    long more = stage.calls("sso", "CreateAccountAssignment", "") - orders;
    stage
        .look()
        .now("Identity Center was never asked for anything.", more == 0, more + " orders to it");
    stage.expectAssignments("He has no such assignment.", "dave", ACCOUNT, SET, 0);
  }
}
