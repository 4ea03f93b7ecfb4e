package io.boundary.policy.document;

import io.boundary.policy.review.PolicyCase;
import java.util.List;

/** What became of a file of cases. */
public sealed interface PolicyCases {

  /** Cases without any problem. */
  record Loaded(List<PolicyCase> cases) implements PolicyCases {

    public Loaded {
      cases = List.copyOf(cases);
    }
  }

  /** No cases, and everything that is wrong, in the order of the file. */
  record Rejected(List<PolicyProblem> problems) implements PolicyCases {

    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
