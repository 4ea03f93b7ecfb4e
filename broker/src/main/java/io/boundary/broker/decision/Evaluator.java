package io.boundary.broker.decision;

import static io.boundary.broker.lifecycle.Forks.join;

import io.boundary.broker.grant.Grants;
import io.boundary.broker.grant.Look;
import io.boundary.broker.lifecycle.Forks;
import io.boundary.broker.port.AccountCatalog;
import io.boundary.broker.port.Directory;
import io.boundary.model.AccountFacts;
import io.boundary.model.Assignment;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.GroupId;
import io.boundary.model.PrincipalId;
import io.boundary.policy.Decision;
import io.boundary.policy.PolicyEngine;
import io.boundary.policy.PolicyRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Gathers the facts of a decision, side by side where they do not depend on each other, and asks
 * the policy. A fact that cannot be read ends the evaluation with an exception, never with an
 * answer.
 */
public final class Evaluator {

  private final Identities identities;
  private final Directory directory;
  private final AccountCatalog accounts;
  private final PolicySource policies;
  private final PermissionSets permissionSets;
  private final Grants grants;
  private final Forks forks;
  private final Clock clock;

  public Evaluator(
      Identities identities,
      Directory directory,
      AccountCatalog accounts,
      PolicySource policies,
      PermissionSets permissionSets,
      Grants grants,
      Forks forks,
      Clock clock) {
    this.identities = identities;
    this.directory = directory;
    this.accounts = accounts;
    this.policies = policies;
    this.permissionSets = permissionSets;
    this.grants = grants;
    this.forks = forks;
    this.clock = clock;
  }

  /**
   * The answer to a question, as of now.
   *
   * @throws io.boundary.broker.port.FactUnavailableException where a fact cannot be read
   */
  public Evaluation evaluate(Question question, Instant deadline) {
    return evaluate(question, Optional.empty(), deadline);
  }

  /**
   * The same where it is known who the requester was when they asked: what concerns that person is
   * read while it is found out whether they still are the same, and counts only then.
   *
   * @throws io.boundary.broker.port.FactUnavailableException where a fact cannot be read
   */
  public Evaluation evaluate(Question question, Optional<PrincipalId> likely, Instant deadline) {
    CompletableFuture<AccountCatalog.Lookup> account =
        forks.fork(() -> accounts.facts(question.account()));
    Optional<Reads> early = likely.flatMap(person -> begin(question, person, deadline));
    try {
      Identities.Identity identity = identities.of(question.requester(), question.team());
      if (identity instanceof Identities.Identity.Refused refused) {
        return refuse(refused.reason());
      }
      PrincipalId principal = ((Identities.Identity.Known) identity).principal();
      Optional<Reads> reads =
          early.isPresent() && likely.equals(Optional.of(principal))
              ? early
              : begin(question, principal, deadline);
      return reads
          .map(begun -> decide(question, begun, account))
          .orElseGet(() -> refuse("there is no permission set " + question.permissionSet()));
    } finally {
      settle(account);
      early.ifPresent(Evaluator::settle);
    }
  }

  /** What is being read about a person. */
  private record Reads(
      Assignment assignment,
      CompletableFuture<Set<GroupId>> memberships,
      CompletableFuture<Look> look) {}

  /** Empty where there is no such permission set. */
  private Optional<Reads> begin(Question question, PrincipalId principal, Instant deadline) {
    return permissionSets
        .assignment(question.permissionSet(), question.account(), principal)
        .map(
            assignment ->
                new Reads(
                    assignment,
                    forks.fork(
                        () ->
                            directory.memberships(
                                principal, Set.copyOf(policies.policy().groups().values()))),
                    forks.fork(() -> grants.look(assignment, deadline))));
  }

  private Evaluation decide(
      Question question, Reads reads, CompletableFuture<AccountCatalog.Lookup> account) {
    try {
      Set<GroupId> memberships = join(reads.memberships());
      AccountCatalog.Lookup found = join(account);
      if (found instanceof AccountCatalog.Lookup.NotActive notActive) {
        return refuse("the account is " + notActive.state());
      }
      AccountFacts facts = ((AccountCatalog.Lookup.Active) found).facts();
      PolicyRequest asked =
          new PolicyRequest(question.permissionSet(), question.duration(), question.ticket());
      Decision decision = PolicyEngine.decide(policies.policy(), asked, memberships, facts, now());
      return new Evaluation.Decided(reads.assignment(), decision, () -> join(reads.look()));
    } finally {
      settle(reads);
    }
  }

  private Evaluation refuse(String reason) {
    return new Evaluation.Refused(DecisionEvidence.withoutPolicy(reason, now()));
  }

  private static void settle(Reads reads) {
    settle(reads.memberships());
    settle(reads.look());
  }

  /**
   * No call is left running when the evaluation is over; what it threw is seen where it is joined.
   */
  private static void settle(CompletableFuture<?> forked) {
    forked.handle((result, failure) -> result).join();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
