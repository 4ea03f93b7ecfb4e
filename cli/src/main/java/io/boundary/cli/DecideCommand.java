package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.Broker;
import io.boundary.broker.DecideApproval;
import io.boundary.broker.OperatorVotes;
import io.boundary.broker.OperatorVotes.Entitlement;
import io.boundary.broker.OperatorVotes.Wish;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.cli.output.Output;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./boundary approve} and {@code deny}: an approver decides, by their own AWS session. */
abstract class DecideCommand extends OperatorCommand {

  private final boolean approve;

  @Parameters(index = "0", paramLabel = "REQUEST", description = "The request's id.")
  private String request = "";

  @Parameters(
      index = "1",
      paramLabel = "SLACK_USER",
      description = "The approver: you, by your session of Identity Center.")
  private String approver = "";

  @Option(
      names = "--on-behalf",
      description =
          "Pass on what another approver decided. Only where the policy says `cli_on_behalf: true`"
              + " and one approval is enough; it is announced in the approval channel.")
  private boolean onBehalf;

  DecideCommand(Operations.Source source, boolean approve) {
    super(source);
    this.approve = approve;
  }

  @Override
  public Integer call() {
    RequestId id = requestId(request);
    SlackUserId user = slackUser(approver);
    Output output = output();
    Operations operations = open(output);
    Broker broker = operations.brokers().get();
    Wish wish = new Wish(id, approve, user, operations.caller(), onBehalf);
    Entitlement entitlement = new OperatorVotes(broker, operations.approvalChannel()).entitle(wish);
    if (entitlement instanceof Entitlement.Refused refused) {
      output.problem(refused.why());
      return ExitCodes.DENIED;
    }
    Outcome outcome =
        output.during(
            id + ": deciding",
            () ->
                operations
                    .untilDone()
                    .run(
                        (number, deadline) ->
                            new DecideApproval(broker)
                                .handle(((Entitlement.Entitled) entitlement).click(), deadline)));
    return end(output, operations, user, outcome);
  }

  private int end(Output output, Operations operations, SlackUserId user, Outcome outcome) {
    Optional<String> answer = operations.replies().last();
    Optional<AccessRequest> found = operations.store().find(requestId(request));
    found.ifPresent(
        after -> {
          ObjectNode json = RequestOutput.json(after);
          output.json(json.put("answer", answer.orElse(null)));
          output.details(RequestOutput.details(after));
        });
    boolean counted = found.map(after -> counts(after, user)).orElse(false);
    if (!counted && outcome instanceof Outcome.Later later) {
      output.problem("nothing was decided: " + later.why());
      return ExitCodes.ERROR;
    }
    if (counted && found.get().status() == RequestStatus.APPROVED) {
      output.problem(
          "approved; not granted yet, and it goes on by itself: " + RequestCommand.why(outcome));
      return ExitCodes.ERROR;
    }
    answer.ifPresent(output::problem);
    return counted ? ExitCodes.DONE : ExitCodes.DENIED;
  }

  /** Whether that person's word stands in the record. */
  private boolean counts(AccessRequest after, SlackUserId user) {
    if (!approve) {
      return after.denied().map(ruling -> ruling.by().equals(user.value())).orElse(false);
    }
    boolean voted =
        after.approval().map(Approval::votes).stream()
            .flatMap(votes -> votes.stream())
            .anyMatch(vote -> vote.slackUser().equals(user));
    return voted
        && after.status() != RequestStatus.DENIED
        && after.status() != RequestStatus.ERROR
        && after.status() != RequestStatus.REVOKED;
  }

  /** Says yes. */
  @Command(
      name = "approve",
      description = {
        "Approve a request as the approver whose session of Identity Center you use.",
        "All rules of approval hold: the approver group, never the requester, distinct people."
      },
      footer = {
        "",
        "Ends with 0 where your yes counts (and, if it was the last, access is granted),",
        "2 where it does not, 3 where something failed or is not finished yet."
      },
      mixinStandardHelpOptions = true)
  static final class Approve extends DecideCommand {

    Approve(Operations.Source source) {
      super(source, true);
    }
  }

  /** Says no. */
  @Command(
      name = "deny",
      description = "Deny a request as the approver whose session of Identity Center you use.",
      footer = {
        "",
        "Ends with 0 where it is denied by you, 2 where not, 3 where something failed."
      },
      mixinStandardHelpOptions = true)
  static final class Deny extends DecideCommand {

    Deny(Operations.Source source) {
      super(source, false);
    }
  }
}
