package io.boundary.cli;

import io.boundary.broker.port.AccountCatalog;
import io.boundary.broker.port.AccountListing;
import io.boundary.broker.port.Page;
import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The organization of a target.
 *
 * @param target what it is, in words; two organizations never have the same
 */
record Organization(String target, AccountListing listing, AccountCatalog catalog, Clock clock) {

  /** Makes one, when the command line has been read. */
  @FunctionalInterface
  interface Source {

    /**
     * For this target.
     *
     * @throws RuntimeException with one line, where a setting is missing or it cannot be reached
     */
    Organization open(TargetOptions target);
  }

  /** Hears how far the reading is. */
  @FunctionalInterface
  interface Listener {

    /** So many accounts of all of them are read. */
    void read(int done, int all);
  }

  /**
   * The facts of every active account; one by one, since others share the quota.
   *
   * @throws io.boundary.broker.port.FactUnavailableException where any of them cannot be read
   */
  List<AccountFacts> accounts(Listener listener) {
    List<AccountId> ids = ids();
    List<AccountFacts> accounts = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      listener.read(i, ids.size());
      if (catalog.facts(ids.get(i)) instanceof AccountCatalog.Lookup.Active active) {
        accounts.add(active.facts());
      }
    }
    return accounts;
  }

  private List<AccountId> ids() {
    List<AccountId> ids = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<AccountId> page = listing.accounts(cursor);
      ids.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return ids;
  }
}
