package io.boundary.aws;

import java.time.Clock;

/**
 * One budget for each of AWS's quotas that Boundary could exhaust; made once in a process, and
 * shared by all that runs in it.
 *
 * @param identityCenter all of sso-admin together: 20 calls a second, not raisable
 * @param identityStore all of identitystore together: 20 calls a second
 * @param organizations limited per operation, by figures that AWS may change: it begins with 40
 *     calls a second, and finds out
 * @see <a href="https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html">Quotas of
 *     Identity Center</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html">Quotas
 *     of Organizations</a>
 */
public record CallBudgets(
    CallBudget identityCenter, CallBudget identityStore, CallBudget organizations) {

  /** The quota of Identity Center, and of the Identity Store. */
  public static final double QUOTA = 20;

  private static final double ORGANIZATIONS = 40;

  private static final int FEW_AT_ONCE = 2;

  /** The reads of one decision run side by side. */
  private static final int A_DECISION_AT_ONCE = 5;

  /** Full budgets, of which only Identity Center's share is chosen. */
  public static CallBudgets of(double identityCenterPerSecond, Clock clock, Sleeper sleeper) {
    return new CallBudgets(
        new CallBudget(identityCenterPerSecond, FEW_AT_ONCE, clock, sleeper),
        new CallBudget(QUOTA, A_DECISION_AT_ONCE, clock, sleeper),
        new CallBudget(ORGANIZATIONS, 2 * A_DECISION_AT_ONCE, clock, sleeper));
  }
}
