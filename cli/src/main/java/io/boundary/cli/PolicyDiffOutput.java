package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.cli.output.Cell;
import io.boundary.cli.output.Ink;
import io.boundary.cli.output.Output;
import io.boundary.cli.output.Table;
import io.boundary.cli.output.Table.Column;
import io.boundary.model.AccountFacts;
import io.boundary.policy.review.Difference;
import io.boundary.policy.review.PolicyDiff;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code policy diff} prints: tables for people, or one JSON object. */
final class PolicyDiffOutput {

  private static final int NAMED = 3;

  private final Output output;
  private final ObjectNode object = JsonNodeFactory.instance.objectNode();

  PolicyDiffOutput(Output output) {
    this.output = output;
  }

  void changes(PolicyDiff.Result result, int accounts) {
    Table table =
        new Table(
            Column.whole("who"),
            Column.whole("groups"),
            Column.whole("permission set"),
            Column.cuttable("accounts"),
            Column.whole("now"));
    ArrayNode all = object.putArray("changes");
    for (PolicyDiff.Change change : result.changes()) {
      String groups = String.join(" + ", change.groups());
      String set = change.permissionSet().map(name -> name.value()).orElse("any other");
      table.row(
          verdict(change.differences()),
          groups,
          set,
          names(change.accounts()),
          words(change.differences()));
      all.add(node(change));
    }
    for (Difference setting : result.settings()) {
      table.row(
          verdict(List.of(setting)), "operators", "any", "all accounts", words(List.of(setting)));
    }
    differences(object.putArray("settings"), result.settings());
    object.put("unchanged", result.unchanged());
    output.table(table);
    output.line(
        "%s on %s; %s of groups, permission set and kind of account as before."
            .formatted(
                Counted.of(result.changes().size() + result.settings().size(), "change"),
                Counted.of(accounts, "account"),
                Counted.of(result.unchanged(), "combination")));
  }

  void history(DiffHistory history) {
    Table table =
        new Table(
            Column.whole("who"),
            Column.whole("request"),
            Column.whole("requester"),
            Column.whole("permission set"),
            Column.whole("account"),
            Column.whole("now"));
    ObjectNode node = object.putObject("history");
    ArrayNode all = node.putArray("changed");
    for (DiffHistory.Changed changed : history.changed()) {
      table.row(
          verdict(changed.outcome().differences()),
          changed.request().id(),
          changed.request().ask().requester(),
          changed.request().ask().permissionSet(),
          changed.request().ask().account(),
          words(changed.outcome().differences())
              + (changed.outcome().supposed() ? " if in " + changed.outcome().group() : ""));
      all.add(node(changed));
    }
    node.put("decided_otherwise", history.otherwise())
        .put("unchanged", history.unchanged())
        .put("impossible", history.impossible());
    output.line("");
    output.table(table);
    output.line(
        "Stored requests: %,d decided otherwise, %,d as before; %,d cannot be decided again."
            .formatted(history.otherwise(), history.unchanged(), history.impossible()));
  }

  int end(boolean gains) {
    object.put("gains", gains);
    output.line(gains ? Ink.RED : Ink.GREEN, gains ? "Somebody gains." : "Nobody gains.");
    output.json(object);
    return gains ? ExitCodes.DENIED : ExitCodes.DONE;
  }

  private static Cell verdict(List<Difference> differences) {
    boolean gains = has(differences, Difference.Direction.GAIN);
    boolean loses = has(differences, Difference.Direction.LOSS);
    if (gains) {
      return new Cell(loses ? "gains, loses" : "gains", Ink.RED);
    }
    return loses ? new Cell("loses", Ink.YELLOW) : new Cell("changes", Ink.PLAIN);
  }

  private static boolean has(List<Difference> differences, Difference.Direction direction) {
    return differences.stream().anyMatch(one -> one.direction() == direction);
  }

  private static String words(List<Difference> differences) {
    return differences.stream().map(Difference::words).collect(Collectors.joining("; "));
  }

  private static String names(List<AccountFacts> accounts) {
    String names =
        accounts.stream().limit(NAMED).map(AccountFacts::name).collect(Collectors.joining(", "));
    int more = accounts.size() - NAMED;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  private static ObjectNode node(PolicyDiff.Change change) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode groups = node.putArray("groups");
    change.groups().forEach(groups::add);
    node.put("permission_set_name", change.permissionSet().map(set -> set.value()).orElse(null));
    ArrayNode accounts = node.putArray("account_ids");
    change.accounts().forEach(account -> accounts.add(account.id().value()));
    return differences(node, change.differences());
  }

  private static ObjectNode node(DiffHistory.Changed changed) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("request_id", changed.request().id().value())
            .put("requester_slack_user_id", changed.request().ask().requester().value())
            .put("permission_set_name", changed.request().ask().permissionSet().value())
            .put("account_id", changed.request().ask().account().value())
            .put("group", changed.outcome().group())
            .put("supposed", changed.outcome().supposed());
    return differences(node, changed.outcome().differences());
  }

  private static ObjectNode differences(ObjectNode node, List<Difference> differences) {
    differences(node.putArray("differences"), differences);
    return node;
  }

  private static void differences(ArrayNode all, List<Difference> differences) {
    differences.forEach(
        one ->
            all.addObject()
                .put("direction", one.direction().name().toLowerCase(Locale.ROOT))
                .put("words", one.words()));
  }
}
