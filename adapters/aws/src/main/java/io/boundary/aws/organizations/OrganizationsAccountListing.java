package io.boundary.aws.organizations;

import io.boundary.broker.port.AccountListing;
import io.boundary.broker.port.Page;
import io.boundary.model.AccountId;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;

/** The accounts that AWS Organizations lists. */
public final class OrganizationsAccountListing implements AccountListing {

  private final OrganizationsClient client;
  private final OrganizationsCalls calls;

  /**
   * A listing.
   *
   * @param client must not retry by itself: the budget must see each call
   */
  public OrganizationsAccountListing(OrganizationsClient client, OrganizationsCalls calls) {
    this.client = client;
    this.calls = calls;
  }

  @Override
  public Page<AccountId> accounts(Optional<String> cursor) {
    ListAccountsResponse page =
        calls.call(
            "the list of accounts",
            () -> client.listAccounts(request -> request.nextToken(cursor.orElse(null))));
    return new Page<>(
        page.accounts().stream().map(account -> new AccountId(account.id())).toList(),
        Optional.ofNullable(page.nextToken()));
  }
}
