package io.boundary.broker.port;

import io.boundary.model.AccountId;
import io.boundary.model.Assignment;
import io.boundary.model.PermissionSetArn;
import java.time.Instant;
import java.util.List;

/**
 * What Identity Center holds, for comparing; it changes nothing. Assignments to groups are not part
 * of it: Boundary grants to users.
 *
 * <p>Both methods have given up by {@code deadline}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_ListAccountsForProvisionedPermissionSet.html">ListAccountsForProvisionedPermissionSet</a>
 */
public interface AssignmentInventory {

  /**
   * The accounts in which the permission set is provisioned, in order: it is assigned nowhere else.
   *
   * @throws ProvisionerException where they cannot be read
   */
  List<AccountId> accounts(PermissionSetArn permissionSet, Instant deadline);

  /**
   * Every assignment of the permission set to a user in that account.
   *
   * @throws ProvisionerException where they cannot be read
   */
  List<Assignment> direct(PermissionSetArn permissionSet, AccountId account, Instant deadline);
}
