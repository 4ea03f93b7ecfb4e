package io.boundary.aws.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boundary.aws.Backoff;
import io.boundary.aws.CallBudget;
import io.boundary.aws.FakeAws;
import io.boundary.aws.ManualTime;
import io.boundary.aws.PacedCalls;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.model.AccountId;
import io.boundary.model.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdentityCenterInventoryTest {

  private static final Instant T0 = Instant.parse("2026-01-05T09:00:00Z");
  private static final Instant DEADLINE = T0.plusSeconds(10);
  private static final String ACCOUNTS = "ListAccountsForProvisionedPermissionSet";
  private static final String LIST = "ListAccountAssignments";
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Assignment FIRST = Samples.assignment(1, ACCOUNT);
  private static final Assignment SECOND = Samples.assignment(2, ACCOUNT);

  @RegisterExtension final FakeAws aws = new FakeAws();
  private final ManualTime time = new ManualTime(T0);
  private final IdentityCenterInventory inventory =
      new IdentityCenterInventory(
          aws.clients().ssoAdmin(),
          FIRST.instance(),
          new PacedCalls(
              new CallBudget(20, 2, time, time),
              new Backoff(Duration.ofMillis(400), Duration.ofSeconds(3), () -> 1.0),
              time,
              time));

  @Test
  void accounts_whenThereAreTwoPages_thenBothAreReadInOrder() {
    aws.answer(ACCOUNTS, "{\"AccountIds\":[\"222233334444\"],\"NextToken\":\"two\"}")
        .answer(ACCOUNTS, "{\"AccountIds\":[\"111122223333\",\"222233334444\"]}");

    assertThat(inventory.accounts(FIRST.permissionSet(), DEADLINE))
        .extracting(AccountId::value)
        .containsExactly("111122223333", "222233334444");
    assertThat(aws.calls(ACCOUNTS).get(0).body())
        .contains(FIRST.permissionSet().value(), FIRST.instance().value())
        .doesNotContain("NextToken");
    assertThat(aws.calls(ACCOUNTS).get(1).body()).contains("\"NextToken\":\"two\"");
  }

  @Test
  void direct_whenGroupsAreAssignedToo_thenOnlyUsersOfAllPages() {
    aws.answer(LIST, page(",\"NextToken\":\"two\"", user(FIRST), group()))
        .answer(LIST, page("", user(SECOND)));

    assertThat(inventory.direct(FIRST.permissionSet(), ACCOUNT, DEADLINE))
        .containsExactly(FIRST, SECOND);
  }

  @Test
  void direct_whenBusyAtFirst_thenTriedAgain() {
    aws.fail(LIST, 400, "ThrottlingException").answer(LIST, page("", user(FIRST)));

    assertThat(inventory.direct(FIRST.permissionSet(), ACCOUNT, DEADLINE)).containsExactly(FIRST);
  }

  @Test
  void direct_whenThereIsNoSuchAccountOrPermissionSet_thenItFailsRatherThanFindNothing() {
    aws.fail(LIST, 400, "ResourceNotFoundException");
    aws.fail(ACCOUNTS, 400, "ResourceNotFoundException");

    assertThat(failureOf(() -> inventory.direct(FIRST.permissionSet(), ACCOUNT, DEADLINE)))
        .matches(ProvisionerException::lasting);
    assertThat(failureOf(() -> inventory.accounts(FIRST.permissionSet(), DEADLINE)))
        .matches(ProvisionerException::lasting);
  }

  @Test
  void direct_whenTheDeadlineHasCome_thenNothingIsSent() {
    assertThat(failureOf(() -> inventory.direct(FIRST.permissionSet(), ACCOUNT, T0))).isNotNull();
    assertThat(aws.calls(LIST)).isEmpty();
  }

  @Test
  void direct_whenAPrincipalIsMalformed_thenItFails() {
    aws.answer(LIST, page("", "{\"PrincipalType\":\"USER\",\"PrincipalId\":\"a#b\"}"));

    assertThat(failureOf(() -> inventory.direct(FIRST.permissionSet(), ACCOUNT, DEADLINE)))
        .hasMessageContaining("form");
  }

  private static ProvisionerException failureOf(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return java.util.Objects.requireNonNull(catchThrowableOfType(ProvisionerException.class, call));
  }

  private static String page(String more, String... assignments) {
    return "{\"AccountAssignments\":[" + String.join(",", List.of(assignments)) + "]" + more + "}";
  }

  private static String user(Assignment assignment) {
    return "{\"PrincipalType\":\"USER\",\"PrincipalId\":\"" + assignment.principal() + "\"}";
  }

  private static String group() {
    return "{\"PrincipalType\":\"GROUP\",\"PrincipalId\":\"g-1\"}";
  }
}
