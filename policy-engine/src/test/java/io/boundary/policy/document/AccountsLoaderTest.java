package io.boundary.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountsLoaderTest {

  private static final String TWO =
      """
      version: "1.0"
      target: the organization
      read_at: 1772366400
      accounts:
        shop: { id: "123456789012", ou_path: [r-ab12, "${OU}"], tags: { Environment: Prod } }
        tools: { id: "123456789013", ou_path: [r-ab12] }
      cases: anything
      """;

  @Test
  void load_whenSound_areTheAccountsInOrder() {
    assertThat(AccountsLoader.load(TWO, Map.of("OU", "ou-ab12-11111111")))
        .isEqualTo(
            new AccountsLoad.Loaded(
                List.of(
                    new AccountFacts(
                        new AccountId("123456789012"),
                        "shop",
                        List.of("r-ab12", "ou-ab12-11111111"),
                        Map.of("Environment", "Prod")),
                    new AccountFacts(
                        new AccountId("123456789013"), "tools", List.of("r-ab12"), Map.of()))));
  }

  @Test
  void load_whenAnythingIsWrong_namesAllOfItAndGivesNone() {
    String wrong = TWO.replace("\"123456789013\"", "12").replace("target:", "goal:");

    assertThat(AccountsLoader.load(wrong, Map.of()))
        .isInstanceOfSatisfying(
            AccountsLoad.Rejected.class,
            rejected ->
                assertThat(rejected.problems())
                    .extracting(PolicyProblem::line)
                    .containsExactly(2, 5, 6));
  }
}
