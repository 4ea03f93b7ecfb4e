package io.boundary.broker.port;

import io.boundary.model.AccountId;
import java.util.Optional;

/** Which accounts the organization has. */
public interface AccountListing {

  /**
   * A page of them, active or not, in any order; it may be empty although more follow.
   *
   * @param cursor a page's {@code next}; empty for the first
   * @throws FactUnavailableException where it cannot be read
   */
  Page<AccountId> accounts(Optional<String> cursor);
}
