package io.boundary.cli;

import io.boundary.broker.FindRequests;
import io.boundary.cli.output.Output;
import io.boundary.model.AccessRequest;
import io.boundary.model.AccountId;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./boundary list}: the newest requests. */
@Command(
    name = "list",
    description = "List requests of everybody, the newest first.",
    footer = {"", "Ends with 0, also where there are none, 3 where they cannot be read."},
    mixinStandardHelpOptions = true)
final class ListCommand extends OperatorCommand {

  private static final int MOST = 10_000;

  @Option(names = "--status", paramLabel = "STATE", description = "Such as ACTIVE or PENDING.")
  private @Nullable String status;

  @Option(names = "--account", paramLabel = "ID", description = "For this account.")
  private @Nullable String account;

  @Option(names = "--requester", paramLabel = "USER", description = "Of this Slack user.")
  private @Nullable String requester;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Made since then: 30m, 24h, 7d, or 2026-01-31 or 2026-01-31T08:00:00Z (UTC).")
  private @Nullable String since;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most so many (default ${DEFAULT-VALUE}).")
  private int limit;

  ListCommand(Operations.Source source) {
    super(source);
  }

  @Override
  public Integer call() {
    Optional<RequestStatus> wanted =
        Optional.ofNullable(status)
            .map(text -> parsed(RequestStatus.parse(text), text, "a state of requests"));
    Optional<AccountId> of = Optional.ofNullable(account).map(this::account);
    Optional<SlackUserId> by = Optional.ofNullable(requester).map(this::slackUser);
    Optional<Since> from =
        Optional.ofNullable(since)
            .map(text -> parsed(Since.parse(text), text, "a time, such as 24h or 2026-01-31"));
    if (limit < 1 || limit > MOST) {
      throw usage("--limit is a number from 1 to " + MOST);
    }
    Output output = output();
    Operations operations = open(output);
    FindRequests.Filter filter =
        new FindRequests.Filter(
            wanted, of, by, from.map(time -> time.before(operations.clock().instant())));
    List<AccessRequest> found =
        output.during(
            "reading", () -> new FindRequests(operations.history()).newest(filter, limit));
    output.json(RequestOutput.json(found));
    output.table(RequestOutput.table(found));
    output.line(found.size() + (found.size() == 1 ? " request." : " requests."));
    return ExitCodes.DONE;
  }
}
