package io.boundary.policy.document;

import io.boundary.model.AccountFacts;
import java.util.List;

/** What became of a file of accounts. */
public sealed interface AccountsLoad {

  /** Accounts without any problem, in the order of the file. */
  record Loaded(List<AccountFacts> accounts) implements AccountsLoad {

    public Loaded {
      accounts = List.copyOf(accounts);
    }
  }

  /** No accounts, and everything that is wrong, in the order of the file. */
  record Rejected(List<PolicyProblem> problems) implements AccountsLoad {

    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
