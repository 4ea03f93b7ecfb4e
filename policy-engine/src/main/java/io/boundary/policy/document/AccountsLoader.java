package io.boundary.policy.document;

import io.boundary.model.AccountFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the {@code accounts} of a file: a total function from any text to accounts or to all that
 * is wrong with them. A file of cases will do; so will one that says when and where it was read.
 */
public final class AccountsLoader {

  private static final Set<String> KEYS =
      Set.of("version", "accounts", "cases", "read_at", "target");

  private AccountsLoader() {}

  /**
   * Reads accounts. Never throws.
   *
   * @param environment what {@code ${NAME}} stands for; a blank value counts as missing
   */
  public static AccountsLoad load(String yaml, Map<String, String> environment) {
    Problems problems = new Problems();
    Optional<List<AccountFacts>> accounts =
        new YamlText(problems)
            .read(yaml)
            .flatMap(root -> read(new Values(problems, new Variables(environment)), root));
    return problems.isEmpty()
        ? new AccountsLoad.Loaded(accounts.orElseThrow())
        : new AccountsLoad.Rejected(problems.inOrder());
  }

  private static Optional<List<AccountFacts>> read(Values values, Node root) {
    CaseAccounts accounts = new CaseAccounts(values);
    Optional<Fields> fields = Fields.of(values.problems(), root, "the file", KEYS);
    fields
        .flatMap(found -> found.required("version"))
        .ifPresent(node -> values.word(node, "version", List.of("1.0")));
    Optional<Node> node = fields.flatMap(found -> found.required("accounts"));
    node.ifPresent(accounts::read);
    return node.map(read -> accounts.all());
  }
}
