package io.boundary.cli.doctor;

import io.boundary.aws.AwsErrors;
import io.boundary.broker.decision.PermissionSets;
import io.boundary.model.GroupId;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PermissionSetName;
import io.boundary.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.SsoAdminException;
import software.amazon.awssdk.services.sts.StsClient;

/** Who asks, and whether Identity Center has what the policy and the settings speak of. */
final class IdentityChecks {

  private final StsClient sts;
  private final SsoAdminClient sso;
  private final IdentitystoreClient identityStore;
  private final Deployment deployment;

  IdentityChecks(
      StsClient sts, SsoAdminClient sso, IdentitystoreClient identityStore, Deployment deployment) {
    this.sts = sts;
    this.sso = sso;
    this.identityStore = identityStore;
    this.deployment = deployment;
  }

  List<Check> checks(Supplier<PermissionSets> sets) {
    return List.of(
        new Check("credentials", this::credentials),
        new Check("Identity Center", this::instance),
        new Check("permission sets", () -> permissionSets(sets.get())));
  }

  List<Check> checks(Policy policy) {
    return List.of(new Check("groups", () -> groups(policy)));
  }

  private Finding credentials() {
    return Finding.fine(sts.getCallerIdentity().arn() + " in " + deployment.region());
  }

  private Finding instance() {
    String arn = deployment.required("SSO_INSTANCE_ARN");
    try {
      sso.listPermissionSets(request -> request.instanceArn(arn).maxResults(1));
      return Finding.fine(arn);
    } catch (SsoAdminException e) {
      return Finding.miss(
          arn + " cannot be reached from here: " + AwsErrors.code(e),
          "run this in the management account, or in the one that is delegated administrator of"
              + " Identity Center, in Identity Center's region (docs/deploy.md)");
    }
  }

  private Finding groups(Policy policy) {
    List<String> problems = new ArrayList<>();
    policy
        .groups()
        .forEach(
            (name, id) -> {
              if (!exists(id)) {
                problems.add("group `" + name + "` does not exist: " + id);
              }
            });
    return Finding.of(
        problems,
        policy.groups().size() + " of the policy exist",
        "give the policy the ids of groups that exist (Terraform output group_ids)");
  }

  private boolean exists(GroupId id) {
    String store = deployment.required("IDENTITY_STORE_ID");
    try {
      identityStore.describeGroup(request -> request.identityStoreId(store).groupId(id.value()));
      return true;
    } catch (software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException e) {
      return false;
    }
  }

  private Finding permissionSets(PermissionSets sets) {
    List<String> problems = new ArrayList<>();
    Map<String, PermissionSetArn> sorted = new TreeMap<>();
    sets.arns().forEach((name, arn) -> sorted.put(name.value(), arn));
    sorted.forEach(
        (name, arn) -> problem(new PermissionSetName(name), arn).ifPresent(problems::add));
    return Finding.of(
        problems,
        sorted.size() + " that can be asked for exist",
        "correct PERMISSION_SET_ARNS (Terraform output permission_set_arns)");
  }

  private Optional<String> problem(PermissionSetName name, PermissionSetArn arn) {
    String instance = deployment.required("SSO_INSTANCE_ARN");
    try {
      String real =
          sso.describePermissionSet(
                  request -> request.instanceArn(instance).permissionSetArn(arn.value()))
              .permissionSet()
              .name();
      return real.equals(name.value())
          ? Optional.empty()
          : Optional.of("`" + name + "` is called `" + real + "` in Identity Center: " + arn);
    } catch (software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException e) {
      return Optional.of("`" + name + "` does not exist: " + arn);
    }
  }
}
