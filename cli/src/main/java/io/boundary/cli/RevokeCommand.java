package io.boundary.cli;

import io.boundary.broker.RevokeGrant;
import io.boundary.broker.RevokeGrant.Revoked;
import io.boundary.broker.UnfinishedRequests;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.cli.output.Output;
import io.boundary.model.AccessRequest;
import io.boundary.model.RequestId;
import io.boundary.model.SlackUserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./boundary revoke}: ends one request, or everything of one person. */
@Command(
    name = "revoke",
    description = {
      "End a request before its time, whoever's it is; or, in an incident, everything of a person.",
      "What cannot be ended at once is stored as ending, and the janitor goes on."
    },
    footer = {
      "",
      "Ends with 0 where it is over, 2 where there is no such request,",
      "3 where something failed or has not ended yet."
    },
    mixinStandardHelpOptions = true)
final class RevokeCommand extends OperatorCommand {

  private static final int LONGEST_REASON = 256;

  /** What is listed may lag: it is listed again until nothing is new. */
  private static final int LISTINGS = 3;

  @Parameters(index = "0", arity = "0..1", paramLabel = "REQUEST", description = "Its id.")
  private @Nullable String request;

  @Option(
      names = "--requester",
      paramLabel = "USER",
      description = "With --all: of this Slack user, and of that person's other Slack users.")
  private @Nullable String requester;

  @Option(names = "--all", description = "Everything of --requester that is not over.")
  private boolean all;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "ended by an operator",
      description = "Kept in the record and told to the requester.")
  private String reason = "";

  @Option(names = "--dry-run", description = "Only show what would be ended.")
  private boolean dryRun;

  RevokeCommand(Operations.Source source) {
    super(source);
  }

  @Override
  public Integer call() {
    if ((request == null) == (requester == null) || all != (requester != null)) {
      throw usage("name one REQUEST, or a person with --requester USER --all");
    }
    if (reason.isBlank()
        || reason.length() > LONGEST_REASON
        || reason.chars().anyMatch(Character::isISOControl)) {
      throw usage("--reason is 1 to " + LONGEST_REASON + " printable characters");
    }
    Optional<RequestId> one = Optional.ofNullable(request).map(this::requestId);
    Optional<SlackUserId> person = Optional.ofNullable(requester).map(this::slackUser);
    Output output = output();
    Operations operations = open(output);
    return person
        .map(user -> everything(operations, output, user))
        .orElseGet(() -> one(operations, output, one.orElseThrow()));
  }

  private int one(Operations operations, Output output, RequestId id) {
    Optional<AccessRequest> found = operations.store().find(id);
    if (found.isEmpty()) {
      output.problem("there is no request " + id);
      return ExitCodes.DENIED;
    }
    boolean over = found.get().status().isFinal();
    AccessRequest after = dryRun || over ? found.get() : end(operations, output, id);
    output.json(RequestOutput.json(after));
    output.details(RequestOutput.details(after));
    if (dryRun || over) {
      output.line(over ? "It is over already." : "It would be ended. Nothing was changed.");
      return ExitCodes.DONE;
    }
    return code(output, after);
  }

  private int everything(Operations operations, Output output, SlackUserId user) {
    List<AccessRequest> done = new ArrayList<>();
    Set<RequestId> seen = new HashSet<>();
    Set<String> unread = new LinkedHashSet<>();
    int worst = ExitCodes.DONE;
    for (int i = 0; i < LISTINGS; i++) {
      UnfinishedRequests.Found found =
          new UnfinishedRequests(operations.store(), operations.history(), operations.clock())
              .of(user);
      unread.addAll(found.unread());
      List<AccessRequest> fresh =
          found.requests().stream().filter(each -> seen.add(each.id())).toList();
      if (fresh.isEmpty()) {
        break;
      }
      for (AccessRequest each : fresh) {
        worst = Math.max(worst, dryRun ? note(done, each) : endOne(operations, output, each, done));
      }
    }
    output.json(RequestOutput.json(done).put("dry_run", dryRun));
    output.table(RequestOutput.table(done));
    output.line(done.size() + (dryRun ? " would be ended. Nothing was changed." : " ended."));
    unread.forEach(output::problem);
    return unread.isEmpty() ? worst : ExitCodes.ERROR;
  }

  private static int note(List<AccessRequest> done, AccessRequest each) {
    done.add(each);
    return ExitCodes.DONE;
  }

  /** One that fails holds up no other. */
  private int endOne(
      Operations operations, Output output, AccessRequest each, List<AccessRequest> done) {
    try {
      AccessRequest after = end(operations, output, each.id());
      int code = code(output, after);
      if (code == ExitCodes.DONE) {
        done.add(after);
      }
      return code;
    } catch (RuntimeException e) {
      output.problem(each.id() + " could not be ended now: " + e.getMessage());
      return ExitCodes.ERROR;
    }
  }

  private AccessRequest end(Operations operations, Output output, RequestId id) {
    RevokeGrant revoke = new RevokeGrant(operations.brokers().get());
    output.during(
        id + ": ending",
        () ->
            operations
                .untilDone()
                .run(
                    (number, deadline) ->
                        revoke.end(id, operations.caller().actor(), reason, deadline)
                                instanceof Revoked.Ending ending
                            ? ending.outcome()
                            : Outcome.DONE));
    return operations.store().find(id).orElseThrow();
  }

  private static int code(Output output, AccessRequest after) {
    if (after.status().isFinal()) {
      return ExitCodes.DONE;
    }
    output.problem(after.id() + " has not ended yet; its end is stored, and the janitor goes on");
    return ExitCodes.ERROR;
  }
}
