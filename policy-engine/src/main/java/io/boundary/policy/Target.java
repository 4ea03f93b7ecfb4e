package io.boundary.policy;

import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import java.util.Optional;
import java.util.Set;

/** The accounts that a rule is about. Keys, values and ids are compared letter by letter. */
public sealed interface Target {

  /**
   * What of the account matched, as text for the evidence ({@code tag Environment=Production}), or
   * empty where nothing did.
   */
  Optional<String> match(AccountFacts facts);

  /** Whether it is about the account: whether {@link #match} finds something. */
  boolean matches(AccountFacts facts);

  /** Accounts whose tag of that key has one of these values. */
  record Tag(String key, Set<String> values) implements Target {

    public Tag {
      values = nonEmpty(values);
    }

    @Override
    public Optional<String> match(AccountFacts facts) {
      return Optional.ofNullable(facts.tags().get(key))
          .filter(values::contains)
          .map(value -> "tag " + key + "=" + value);
    }

    @Override
    public boolean matches(AccountFacts facts) {
      String value = facts.tags().get(key);
      return value != null && values.contains(value);
    }
  }

  /** Accounts with one of these organizational units or roots anywhere above them. */
  record OrganizationalUnit(Set<String> ids) implements Target {

    public OrganizationalUnit {
      ids = nonEmpty(ids);
    }

    @Override
    public Optional<String> match(AccountFacts facts) {
      for (String id : facts.ouPath()) {
        if (ids.contains(id)) {
          return Optional.of("ou_id " + id);
        }
      }
      return Optional.empty();
    }

    @Override
    public boolean matches(AccountFacts facts) {
      return facts.ouPath().stream().anyMatch(ids::contains);
    }
  }

  /** These accounts. */
  record Account(Set<AccountId> ids) implements Target {

    public Account {
      ids = nonEmpty(ids);
    }

    @Override
    public Optional<String> match(AccountFacts facts) {
      return matches(facts) ? Optional.of("account_id " + facts.id()) : Optional.empty();
    }

    @Override
    public boolean matches(AccountFacts facts) {
      return ids.contains(facts.id());
    }
  }

  /** Every account. */
  record Any() implements Target {

    @Override
    public Optional<String> match(AccountFacts facts) {
      return Optional.of("any");
    }

    @Override
    public boolean matches(AccountFacts facts) {
      return true;
    }
  }

  private static <T> Set<T> nonEmpty(Set<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a target must name something");
    }
    return Set.copyOf(values);
  }
}
