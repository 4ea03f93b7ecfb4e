package io.boundary.runtime;

import io.boundary.aws.identitystore.IdentityStoreDirectory;
import io.boundary.aws.identitystore.PatientCalls;
import io.boundary.aws.organizations.OrganizationsAccountCatalog;
import io.boundary.aws.organizations.OrganizationsCalls;
import io.boundary.broker.Broker;
import io.boundary.broker.Telling;
import io.boundary.broker.decision.Evaluator;
import io.boundary.broker.decision.Identities;
import io.boundary.broker.decision.PermissionSets;
import io.boundary.broker.decision.PolicySource;
import io.boundary.broker.port.AccountCatalog;
import io.boundary.broker.port.Directory;
import io.boundary.model.Actor;
import io.boundary.model.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Builds what the use cases share over a process's {@link Foundation}. */
public final class BrokerWiring {

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private BrokerWiring() {}

  /**
   * What the use cases share.
   *
   * @param telling how people are told
   * @param operator who gave the command, where an operator did
   * @throws io.boundary.model.settings.SettingException where a setting is missing or malformed
   */
  public static Broker of(Foundation f, Telling telling, Optional<Actor> operator) {
    Settings settings = f.settings();
    Directory directory =
        new IdentityStoreDirectory(
            f.clients().identityStore(),
            settings.required("IDENTITY_STORE_ID"),
            new PatientCalls(
                PATIENCE, f.budgets().identityStore(), f.backoff(), f.clock(), f.sleeper()));
    AccountCatalog accounts =
        new OrganizationsAccountCatalog(
            f.clients().organizations(),
            new OrganizationsCalls(
                PATIENCE, f.budgets().organizations(), f.backoff(), f.clock(), f.sleeper()),
            f.executor());
    Identities identities = new Identities(f.slack().workspace(), directory, f.clock());
    PolicySource policies =
        PolicyFile.load(Path.of(settings.required("ACCESS_RULES_PATH")), settings.environment());
    PermissionSets sets = PermissionSetSettings.read(settings);
    Evaluator evaluator =
        new Evaluator(
            identities, directory, accounts, policies, sets, f.grants(), f.forks(), f.clock());
    return new Broker(
        f.store(),
        f.history(),
        f.grants(),
        evaluator,
        identities,
        directory,
        policies,
        sets,
        telling,
        f.forks(),
        f.clock(),
        operator);
  }
}
