package io.boundary.policy.document;

import io.boundary.policy.Policy;
import java.util.List;

/** What became of a policy file. */
public sealed interface PolicyLoad {

  /** A policy without any problem. */
  record Loaded(Policy policy) implements PolicyLoad {}

  /** No policy, and everything that is wrong, in the order of the file. */
  record Rejected(List<PolicyProblem> problems) implements PolicyLoad {

    public Rejected {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a rejection needs a reason");
      }
    }
  }
}
