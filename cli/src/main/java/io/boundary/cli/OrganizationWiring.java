package io.boundary.cli;

import io.boundary.aws.AwsClients;
import io.boundary.aws.Backoff;
import io.boundary.aws.CallBudgets;
import io.boundary.aws.Sleeper;
import io.boundary.aws.organizations.OrganizationsAccountCatalog;
import io.boundary.aws.organizations.OrganizationsAccountListing;
import io.boundary.aws.organizations.OrganizationsCalls;
import io.boundary.runtime.ProcessWiring;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** Builds what reads accounts from Organizations, of a sandbox or of AWS. */
final class OrganizationWiring {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(3), ProcessWiring.chance()::fraction);

  private OrganizationWiring() {}

  /** For this target. */
  static Organization open(TargetOptions options) {
    OperatorWiring.Target target = OperatorWiring.target(options);
    OrganizationsClient client =
        new AwsClients(target.settings(), target.credentials()).organizations();
    Clock clock = ProcessWiring.clock();
    Sleeper sleeper = Sleeper.ofThread();
    OrganizationsCalls calls =
        new OrganizationsCalls(
            PATIENCE, CallBudgets.of(1, clock, sleeper).organizations(), BACKOFF, clock, sleeper);
    return new Organization(
        words(options, target),
        new OrganizationsAccountListing(client, calls),
        new OrganizationsAccountCatalog(client, calls, Runnable::run),
        clock);
  }

  /** A sandbox's address is its own; of AWS, the account is part of the caller's ARN. */
  private static String words(TargetOptions options, OperatorWiring.Target target) {
    return options.sandbox()
        ? target.words()
        : "AWS, account " + OperatorWiring.caller(target).arn().split(":", -1)[4];
  }
}
