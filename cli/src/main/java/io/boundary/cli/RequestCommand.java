package io.boundary.cli;

import io.boundary.broker.Broker;
import io.boundary.broker.Submission;
import io.boundary.broker.SubmitRequest;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.cli.output.Output;
import io.boundary.model.AccessRequest;
import io.boundary.model.CommandParse;
import io.boundary.model.CommandParser;
import io.boundary.model.RequestId;
import io.boundary.model.SlackUserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./boundary request}: asks for access in a Slack user's name, by the same rules. */
@Command(
    name = "request",
    description = {
      "Ask for access for a Slack user. Policy and approval hold as in Slack; the ledger names you."
    },
    footer = {
      "",
      "Ends with 0 where it is granted or waits for approval, 2 where it is denied,",
      "3 where something failed or is not finished yet."
    },
    mixinStandardHelpOptions = true)
final class RequestCommand extends OperatorCommand {

  @Parameters(index = "0", paramLabel = "SLACK_USER", description = "Who gets the access.")
  private String user = "";

  @Parameters(index = "1", paramLabel = "ACCOUNT", description = "Twelve digits.")
  private String account = "";

  @Parameters(index = "2", paramLabel = "PERMISSION_SET", description = "A configured name.")
  private String permissionSet = "";

  @Parameters(index = "3", paramLabel = "HOURS", description = "A plain decimal, such as 0.5.")
  private String hours = "";

  @Parameters(index = "4", arity = "0..1", paramLabel = "TICKET", description = "Where one is due.")
  private @Nullable String ticket;

  RequestCommand(Operations.Source source) {
    super(source);
  }

  @Override
  public Integer call() {
    SlackUserId requester = slackUser(user);
    String text = words();
    Output output = output();
    Operations operations = open(output);
    Broker broker = operations.brokers().get();
    check(new CommandParser(broker.permissionSets().names()).parse(text));
    RequestId id = operations.newIds().get();
    Instant now = operations.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Outcome outcome =
        output.during(
            id + ": deciding and granting",
            () ->
                operations
                    .untilDone()
                    .run(
                        (number, deadline) ->
                            new SubmitRequest(broker)
                                .handle(
                                    new Submission(
                                        id,
                                        requester,
                                        Optional.empty(),
                                        text,
                                        Optional.empty(),
                                        now,
                                        number),
                                    deadline)));
    Optional<AccessRequest> record = operations.store().find(id);
    if (record.isEmpty()) {
      output.problem("nothing was decided or stored: " + why(outcome));
      return ExitCodes.ERROR;
    }
    output.json(RequestOutput.json(record.get()));
    output.details(RequestOutput.details(record.get()));
    return end(output, record.get(), outcome);
  }

  private static int end(Output output, AccessRequest request, Outcome outcome) {
    return switch (request.status()) {
      case ACTIVE, PENDING_APPROVAL -> ExitCodes.DONE;
      case DENIED, REVOKED -> ExitCodes.DENIED;
      case ERROR -> ExitCodes.ERROR;
      case APPROVED -> {
        output.problem("not granted yet, and it goes on by itself: " + why(outcome));
        yield ExitCodes.ERROR;
      }
    };
  }

  static String why(Outcome outcome) {
    return outcome instanceof Outcome.Later later ? later.why() : "it is being worked on";
  }

  /** The words that Slack's command would have; a blank in one of them would make two. */
  private String words() {
    List<String> words = new ArrayList<>(List.of("request", account, permissionSet, hours));
    if (ticket != null) {
      words.addAll(List.of("ticket", ticket));
    }
    for (String word : words) {
      if (word.isEmpty() || word.chars().anyMatch(RequestCommand::isBlank)) {
        throw usage("`" + word + "` is not one word");
      }
    }
    return String.join(" ", words);
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private void check(CommandParse parsed) {
    if (parsed instanceof CommandParse.Problem problem) {
      throw usage(problem.text().lines().findFirst().orElse("that is no request"));
    }
  }
}
