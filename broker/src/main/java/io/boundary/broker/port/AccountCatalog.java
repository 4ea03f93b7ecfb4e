package io.boundary.broker.port;

import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;

/** The accounts of the organization. */
public interface AccountCatalog {

  /**
   * All facts of an account: name, OU path, tags.
   *
   * @throws FactUnavailableException where any of them cannot be read; lasting where the account is
   *     not in the organization
   */
  Lookup facts(AccountId account);

  /** An account's facts. */
  sealed interface Lookup {

    /** An active account. */
    record Active(AccountFacts facts) implements Lookup {}

    /** An account that is suspended or being closed; {@code state} in AWS's word. */
    record NotActive(String state) implements Lookup {}
  }
}
