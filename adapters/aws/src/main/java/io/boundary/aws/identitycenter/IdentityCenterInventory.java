package io.boundary.aws.identitycenter;

import io.boundary.aws.PacedCalls;
import io.boundary.aws.identitycenter.SsoAdminCalls.Kind;
import io.boundary.broker.port.AssignmentInventory;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.model.AccountId;
import io.boundary.model.Assignment;
import io.boundary.model.InstanceArn;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PrincipalId;
import io.boundary.model.PrincipalType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignment;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountsForProvisionedPermissionSetResponse;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;

/** What Identity Center holds of one instance. Reads only. */
public final class IdentityCenterInventory implements AssignmentInventory {

  private final SsoAdminClient client;
  private final InstanceArn instance;
  private final SsoAdminCalls calls;

  /**
   * An inventory.
   *
   * @param client must not retry by itself: the budget must see each call
   * @param paced shared by all that call sso-admin from this process
   */
  public IdentityCenterInventory(SsoAdminClient client, InstanceArn instance, PacedCalls paced) {
    this.client = client;
    this.instance = instance;
    this.calls = new SsoAdminCalls(paced);
  }

  @Override
  public List<AccountId> accounts(PermissionSetArn permissionSet, Instant deadline) {
    TreeSet<AccountId> accounts = new TreeSet<>(Comparator.comparing(AccountId::value));
    Optional<String> token = Optional.empty();
    do {
      ListAccountsForProvisionedPermissionSetResponse page =
          accountsPage(permissionSet, token, deadline);
      page.accountIds().forEach(id -> accounts.add(account(id)));
      token = Optional.ofNullable(page.nextToken());
    } while (token.isPresent());
    return List.copyOf(accounts);
  }

  @Override
  public List<Assignment> direct(
      PermissionSetArn permissionSet, AccountId account, Instant deadline) {
    List<Assignment> found = new ArrayList<>();
    Optional<String> token = Optional.empty();
    do {
      ListAccountAssignmentsResponse page = page(permissionSet, account, token, deadline);
      page.accountAssignments().stream()
          .filter(each -> PrincipalType.USER.name().equals(each.principalTypeAsString()))
          .map(each -> assignment(permissionSet, account, each))
          .forEach(found::add);
      token = Optional.ofNullable(page.nextToken());
    } while (token.isPresent());
    return found;
  }

  private ListAccountsForProvisionedPermissionSetResponse accountsPage(
      PermissionSetArn permissionSet, Optional<String> token, Instant deadline) {
    return read(
        "ListAccountsForProvisionedPermissionSet",
        deadline,
        timeouts ->
            client.listAccountsForProvisionedPermissionSet(
                request ->
                    request
                        .instanceArn(instance.value())
                        .permissionSetArn(permissionSet.value())
                        .nextToken(token.orElse(null))
                        .overrideConfiguration(timeouts)));
  }

  private ListAccountAssignmentsResponse page(
      PermissionSetArn permissionSet, AccountId account, Optional<String> token, Instant deadline) {
    return read(
        "ListAccountAssignments",
        deadline,
        timeouts ->
            client.listAccountAssignments(
                request ->
                    request
                        .instanceArn(instance.value())
                        .accountId(account.value())
                        .permissionSetArn(permissionSet.value())
                        .nextToken(token.orElse(null))
                        .overrideConfiguration(timeouts)));
  }

  /** What is gone fails the look: nothing was found is another answer. */
  private <T> T read(
      String what, Instant deadline, Function<AwsRequestOverrideConfiguration, T> call) {
    try {
      return calls.call(what, Kind.READ, deadline, call);
    } catch (ResourceNotFoundException e) {
      throw SsoAdminCalls.failed(what, Kind.READ, e);
    }
  }

  private Assignment assignment(
      PermissionSetArn permissionSet, AccountId account, AccountAssignment found) {
    PrincipalId principal =
        Optional.ofNullable(found.principalId())
            .flatMap(PrincipalId::parse)
            .orElseThrow(() -> malformed("a principal"));
    return new Assignment(instance, permissionSet, account, PrincipalType.USER, principal);
  }

  private static AccountId account(String id) {
    return AccountId.parse(id).orElseThrow(() -> malformed("an account"));
  }

  /** Lasting: asking again would give the same answer. */
  private static ProvisionerException malformed(String what) {
    return new ProvisionerException(
        "Identity Center listed " + what + " of an unknown form",
        ProvisionerException.Effect.NONE,
        true,
        new IllegalStateException(what));
  }
}
