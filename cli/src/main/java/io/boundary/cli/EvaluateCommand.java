package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.decision.Evaluation;
import io.boundary.broker.decision.Question;
import io.boundary.cli.output.Output;
import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.Hours;
import io.boundary.model.PermissionSetName;
import io.boundary.model.SlackUserId;
import io.boundary.model.TicketId;
import io.boundary.policy.Decision;
import io.boundary.policy.Policy;
import io.boundary.policy.PolicyEngine;
import io.boundary.policy.PolicyRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./boundary evaluate}: what would be decided. Nothing is written, nothing granted. */
@Command(
    name = "evaluate",
    description = {
      "Decide as a request would be decided, and grant nothing.",
      "Facts are read from AWS and Slack, unless --group, --tag, --ou or --facts says them."
    },
    footer = {
      "",
      "Ends with 0 where it is allowed, 2 where it is denied, 3 where it cannot be told."
    },
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  private static final Duration TIME = Duration.ofSeconds(50);

  private final Operations.Source source;
  private final Supplier<Map<String, String>> environment;
  private final Clock clock;

  @CommandLine.ParentCommand private BoundaryCli parent = new BoundaryCli();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Mixin private PolicyOptions options = new PolicyOptions();

  @CommandLine.Mixin private FactOptions facts = new FactOptions();

  @Option(
      names = "--artifact-dir",
      paramLabel = "DIR",
      description = "Also keep the answer there, as a JSON file for auditors.")
  private @Nullable Path artifacts;

  @Parameters(index = "0", paramLabel = "SLACK_USER", description = "Who would ask.")
  private String user = "";

  @Parameters(index = "1", paramLabel = "ACCOUNT", description = "Twelve digits.")
  private String account = "";

  @Parameters(index = "2", paramLabel = "PERMISSION_SET", description = "A configured name.")
  private String permissionSet = "";

  @Parameters(index = "3", paramLabel = "HOURS", description = "A plain decimal, such as 0.5.")
  private String hours = "";

  @Parameters(index = "4", arity = "0..1", paramLabel = "TICKET", description = "Where one is due.")
  private @Nullable String ticket;

  /** Reads live facts through what this opens. */
  EvaluateCommand(
      Operations.Source source, Supplier<Map<String, String>> environment, Clock clock) {
    this.source = source;
    this.environment = environment;
    this.clock = clock;
  }

  /** What was answered; no decision where the policy was not asked. */
  private record Answer(Optional<Decision> decision, DecisionEvidence evidence) {}

  @Override
  public Integer call() {
    Question question =
        new Question(
            parsed("SLACK_USER", SlackUserId.parse(user)),
            Optional.empty(),
            parsed("ACCOUNT", AccountId.parse(account)),
            parsed("PERMISSION_SET", PermissionSetName.parse(permissionSet)),
            parsed("HOURS", Hours.parse(hours)).duration(),
            Optional.ofNullable(ticket).map(text -> parsed("TICKET", TicketId.parse(text))));
    Output output = options.output();
    Optional<Answer> answer =
        facts.any() ? fromOptions(question) : Optional.of(live(question, output));
    if (answer.isEmpty()) {
      return ExitCodes.ERROR;
    }
    ObjectNode json = json(question, answer.get());
    output.json(json);
    output.details(DecisionWords.details(answer.get().decision(), answer.get().evidence()));
    if (artifacts != null) {
      Path file = EvaluationArtifact.write(artifacts, json, answer.get().evidence());
      output.problem("kept in " + file);
    }
    boolean allowed = answer.get().decision().map(Decision.Allow.class::isInstance).orElse(false);
    return allowed ? ExitCodes.DONE : ExitCodes.DENIED;
  }

  private Optional<Answer> fromOptions(Question question) {
    PolicySurroundings surroundings = options.surroundings(parent.target(), environment.get());
    Optional<Policy> policy = options.load(surroundings);
    Optional<AccountFacts> account = facts.account(question.account(), options, surroundings);
    if (policy.isEmpty() || account.isEmpty()) {
      return Optional.empty();
    }
    Decision decision =
        PolicyEngine.decide(
            policy.get(),
            new PolicyRequest(question.permissionSet(), question.duration(), question.ticket()),
            facts.memberships(policy.get()),
            account.get(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return Optional.of(new Answer(Optional.of(decision), decision.evidence()));
  }

  private Answer live(Question question, Output output) {
    if (options.isNamed()) {
      throw usage("--policy and --value go with facts from --group, --tag, --ou or --facts");
    }
    Operations operations = source.open(parent.target());
    output.target(operations.target());
    Evaluation evaluation =
        output.during(
            "reading facts",
            () ->
                operations
                    .brokers()
                    .get()
                    .evaluator()
                    .evaluate(question, operations.clock().instant().plus(TIME)));
    return evaluation instanceof Evaluation.Decided decided
        ? new Answer(Optional.of(decided.decision()), decided.decision().evidence())
        : new Answer(Optional.empty(), ((Evaluation.Refused) evaluation).evidence());
  }

  private ObjectNode json(Question question, Answer answer) {
    ObjectNode object = DecisionWords.json(answer.decision(), answer.evidence());
    object.put("facts", facts.any() ? "options" : "live");
    object
        .putObject("question")
        .put("requester_slack_user_id", question.requester().value())
        .put("account_id", question.account().value())
        .put("permission_set_name", question.permissionSet().value())
        .put("hours", Hours.format(question.duration()))
        .put("ticket_id", question.ticket().map(TicketId::value).orElse(null));
    return object;
  }

  private <T> T parsed(String what, Optional<T> value) {
    return value.orElseThrow(() -> usage(what + " is malformed"));
  }

  private CommandLine.ParameterException usage(String problem) {
    return new CommandLine.ParameterException(spec.commandLine(), problem);
  }
}
