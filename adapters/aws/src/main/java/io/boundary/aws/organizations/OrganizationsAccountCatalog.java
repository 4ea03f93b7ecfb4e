package io.boundary.aws.organizations;

import io.boundary.broker.port.AccountCatalog;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.ListParentsResponse;
import software.amazon.awssdk.services.organizations.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.organizations.model.Parent;

/**
 * Account facts from AWS Organizations: three reads at once, and all of them or none. A tag or an
 * OU that could not be read is never left out, since a deny rule might name it.
 */
public final class OrganizationsAccountCatalog implements AccountCatalog {

  private static final String ACTIVE = "ACTIVE";

  private final OrganizationsClient client;
  private final OrganizationsCalls calls;
  private final Executor executor;
  private final OuPaths paths;

  /**
   * A catalogue.
   *
   * @param client must not retry by itself: the budget must see each call
   * @param executor runs the reads; where it runs them on the caller's thread, they come one after
   *     the other
   */
  public OrganizationsAccountCatalog(
      OrganizationsClient client, OrganizationsCalls calls, Executor executor) {
    this.client = client;
    this.calls = calls;
    this.executor = executor;
    this.paths = new OuPaths(executor);
  }

  @Override
  public Lookup facts(AccountId account) {
    CompletableFuture<Account> described =
        CompletableFuture.supplyAsync(() -> describe(account), executor);
    CompletableFuture<List<String>> path =
        CompletableFuture.supplyAsync(() -> path(account), executor);
    CompletableFuture<Map<String, String>> tags =
        CompletableFuture.supplyAsync(() -> tags(account), executor);
    Account found = joined(described);
    String state = state(account, found);
    if (!state.equals(ACTIVE)) {
      return new Lookup.NotActive(state);
    }
    String name = Optional.ofNullable(found.name()).orElse(account.value());
    return new Lookup.Active(new AccountFacts(account, name, joined(path), joined(tags)));
  }

  private Account describe(AccountId account) {
    return calls.call(
        "account " + account,
        () -> client.describeAccount(request -> request.accountId(account.value())).account());
  }

  /** The newer State; older answers have Status alone. */
  private static String state(AccountId account, Account found) {
    return Optional.ofNullable(found.stateAsString())
        .or(() -> Optional.ofNullable(found.statusAsString()))
        .orElseThrow(() -> incomplete("the state of account " + account));
  }

  private Map<String, String> tags(AccountId account) {
    Map<String, String> tags = new HashMap<>();
    Optional<String> token = Optional.empty();
    do {
      ListTagsForResourceResponse page = tagPage(account, token);
      page.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
      token = Optional.ofNullable(page.nextToken());
    } while (token.isPresent());
    return tags;
  }

  private ListTagsForResourceResponse tagPage(AccountId account, Optional<String> token) {
    return calls.call(
        "the tags of account " + account,
        () ->
            client.listTagsForResource(
                request -> request.resourceId(account.value()).nextToken(token.orElse(null))));
  }

  /** From the root down. */
  private List<String> path(AccountId account) {
    String what = "the OU path of account " + account;
    return paths
        .of(account.value(), child -> parent(what, child))
        .orElseThrow(() -> incomplete(what));
  }

  /** A page may be empty although more follow. */
  private Parent parent(String what, String child) {
    Optional<String> token = Optional.empty();
    do {
      ListParentsResponse page = parentPage(what, child, token);
      if (!page.parents().isEmpty()) {
        return page.parents().get(0);
      }
      token = Optional.ofNullable(page.nextToken());
    } while (token.isPresent());
    throw incomplete(what);
  }

  private ListParentsResponse parentPage(String what, String child, Optional<String> token) {
    return calls.call(
        what,
        () -> client.listParents(request -> request.childId(child).nextToken(token.orElse(null))));
  }

  private static <T> T joined(CompletableFuture<T> read) {
    try {
      return read.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof FactUnavailableException unavailable) {
        throw unavailable;
      }
      throw e;
    }
  }

  private static FactUnavailableException incomplete(String what) {
    return new FactUnavailableException(what + " cannot be read: the answer is incomplete", false);
  }
}
