package io.boundary.policy.document;

import io.boundary.model.GroupId;
import io.boundary.policy.ApprovalRule;
import io.boundary.policy.Effect;
import io.boundary.policy.TicketPattern;
import io.boundary.policy.TicketRule;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the terms of an allow rule: {@code constraints} and {@code approval}. */
final class AllowReader {

  private static final Set<String> CONSTRAINTS =
      Set.of("max_duration_hours", "ticket_required", "ticket_pattern");
  private static final Set<String> APPROVAL =
      Set.of("required", "approver_groups", "channel", "min_approvals", "timeout_minutes");

  /** {@code #name}, or the id of a channel. */
  private static final Pattern CHANNEL =
      Pattern.compile("#[^\\s#@<>&|`,]{1,80}|[CG][A-Z0-9]{2,20}");

  private static final int DEFAULT_TIMEOUT_MINUTES = 480;
  private static final int MAX_TIMEOUT_MINUTES = 43_200;
  private static final int MAX_APPROVALS = 20;

  private final Values values;
  private final GroupNames groups;

  AllowReader(Values values, GroupNames groups) {
    this.values = values;
    this.groups = groups;
  }

  /** The terms; what of them is wrong is told, and left out. */
  Effect read(Optional<Node> constraints, Optional<Node> approval) {
    Optional<Fields> terms =
        constraints.flatMap(
            node -> Fields.of(values.problems(), node, "`constraints`", CONSTRAINTS));
    Optional<ApprovalRule> approvalRule =
        approval
            .flatMap(node -> Fields.of(values.problems(), node, "`approval`", APPROVAL))
            .flatMap(this::approval);
    return new Effect.Allow(
        terms
            .flatMap(fields -> fields.optional("max_duration_hours"))
            .flatMap(node -> values.hours(node, "`max_duration_hours`")),
        terms.map(this::ticket).orElse(TicketRule.NONE),
        approvalRule);
  }

  private TicketRule ticket(Fields fields) {
    boolean required =
        fields
            .optional("ticket_required")
            .flatMap(node -> values.flag(node, "`ticket_required`"))
            .orElse(false);
    return new TicketRule(
        required,
        fields
            .optional("ticket_pattern")
            .flatMap(
                node ->
                    values.parsed(
                        node,
                        "ticket pattern",
                        "a regular expression of 1 to "
                            + TicketPattern.MAX_LENGTH
                            + " characters is",
                        TicketPattern::parse)));
  }

  private Optional<ApprovalRule> approval(Fields fields) {
    Optional<Boolean> required =
        fields.required("required").flatMap(node -> values.flag(node, "`required`"));
    Optional<Map<String, GroupId>> approvers =
        fields
            .optional("approver_groups")
            .flatMap(node -> groups.list(node, "`approver_groups`"))
            .filter(found -> !found.isEmpty());
    Optional<String> channel = fields.optional("channel").flatMap(this::channel);
    int people = whole(fields, "min_approvals", 1, MAX_APPROVALS);
    int minutes = whole(fields, "timeout_minutes", DEFAULT_TIMEOUT_MINUTES, MAX_TIMEOUT_MINUTES);
    if (!required.orElse(false)) {
      return Optional.empty();
    }
    demand(fields, "approver_groups");
    demand(fields, "channel");
    return approvers.flatMap(
        who ->
            channel.map(
                where -> new ApprovalRule(who, where, people, Duration.ofMinutes(minutes))));
  }

  private Optional<String> channel(Node node) {
    return values.parsed(
        node,
        "channel",
        "`#name` in quotes or a channel id is",
        text -> Optional.of(text).filter(CHANNEL.asMatchPredicate()));
  }

  private int whole(Fields fields, String key, int otherwise, int max) {
    return fields
        .optional(key)
        .flatMap(node -> values.whole(node, "`" + key + "`", 1, max))
        .orElse(otherwise);
  }

  private void demand(Fields fields, String key) {
    if (fields.optional(key).isEmpty()) {
      values
          .problems()
          .add(
              ProblemCodes.APPROVAL_INCOMPLETE,
              fields.node(),
              "an approval that is required needs `" + key + "`");
    }
  }
}
