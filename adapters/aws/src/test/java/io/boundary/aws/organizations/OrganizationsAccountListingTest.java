package io.boundary.aws.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.aws.Backoff;
import io.boundary.aws.CallBudget;
import io.boundary.aws.FakeAws;
import io.boundary.aws.ManualTime;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.broker.port.Page;
import io.boundary.model.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrganizationsAccountListingTest {

  private static final String LIST = "ListAccounts";

  @RegisterExtension final FakeAws aws = new FakeAws();
  private final ManualTime time = new ManualTime(Instant.parse("2026-01-05T09:00:00Z"));
  private final OrganizationsAccountListing listing =
      new OrganizationsAccountListing(
          aws.clients().organizations(),
          new OrganizationsCalls(
              Duration.ofSeconds(4),
              new CallBudget(20, 5, time, time),
              new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), () -> 1.0),
              time,
              time));

  @Test
  void accounts_whenThereIsAnotherPage_saysHowToGoOn() {
    aws.answer(LIST, "{\"Accounts\":[{\"Id\":\"111122223333\"}],\"NextToken\":\"n\"}")
        .answer(LIST, "{\"Accounts\":[]}");

    Page<AccountId> first = listing.accounts(Optional.empty());

    assertThat(first)
        .isEqualTo(new Page<>(List.of(new AccountId("111122223333")), Optional.of("n")));
    assertThat(listing.accounts(first.next()))
        .isEqualTo(new Page<AccountId>(List.of(), Optional.empty()));
    assertThat(aws.calls(LIST)).hasSize(2).last().asString().contains("\"NextToken\":\"n\"");
  }

  @Test
  void accounts_whenItIsNotAllowed_cannotBeRead() {
    aws.fail(LIST, 400, "AccessDeniedException");

    assertThatThrownBy(() -> listing.accounts(Optional.empty()))
        .isInstanceOf(FactUnavailableException.class)
        .hasMessageContaining("the list of accounts");
  }
}
