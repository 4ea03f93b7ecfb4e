package io.boundary.runtime;

import io.boundary.aws.dynamodb.DynamoLeaseListing;
import io.boundary.aws.dynamodb.DynamoReconcileState;
import io.boundary.aws.identitycenter.IdentityCenterInventory;
import io.boundary.broker.Reconcile;
import io.boundary.broker.decision.PermissionSets;
import io.boundary.broker.reconcile.ReconcilePorts;
import io.boundary.model.settings.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Builds reconciliation over a process's {@link Foundation}, for the janitor and for operators. */
public final class ReconcileWiring {

  private ReconcileWiring() {}

  /**
   * Reconciliation; its calls to Identity Center go through the process's budget of calls.
   *
   * @throws io.boundary.model.settings.SettingException where {@code COUNTERS_TABLE} or {@code
   *     PERMISSION_SET_ARNS} is missing or malformed
   */
  public static Reconcile of(Foundation foundation) {
    Settings settings = foundation.settings();
    settings.required("COUNTERS_TABLE");
    PermissionSets sets = PermissionSetSettings.read(settings);
    DynamoDbClient dynamo = foundation.clients().dynamoDb();
    DynamoReconcileState state = new DynamoReconcileState(dynamo, foundation.tables());
    IdentityCenterInventory inventory =
        new IdentityCenterInventory(
            foundation.clients().ssoAdmin(), sets.instance(), foundation.paced());
    ReconcilePorts ports =
        new ReconcilePorts(
            foundation.store(),
            new DynamoLeaseListing(dynamo, foundation.tables()),
            inventory,
            state,
            foundation.grants(),
            foundation.clock(),
            time -> foundation.sleeper().sleep(time));
    return new Reconcile(ports, sets, state);
  }
}
