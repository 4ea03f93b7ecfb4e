package io.boundary.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.world.Form;
import io.boundary.sandbox.world.LiveWorld;
import io.boundary.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** IAM Identity Center's {@code sso-admin} API. */
final class SsoAdminService implements AwsService {

  private static final List<String> PRINCIPALS = List.of("USER", "GROUP");
  private static final List<String> STATUSES = List.of("IN_PROGRESS", "SUCCEEDED", "FAILED");

  private final LiveWorld world;
  private final Assignments assignments;
  private final Faults faults;

  SsoAdminService(LiveWorld world, Assignments assignments, Faults faults) {
    this.world = world;
    this.assignments = assignments;
    this.faults = faults;
  }

  @Override
  public String name() {
    return "sso";
  }

  @Override
  public ObjectNode handle(String operation, Input input) {
    if (operation.equals("ListInstances")) {
      return input.page("Instances", List.of(instance()), 100, 100);
    }
    requireInstance(input);
    return switch (operation) {
      case "CreateAccountAssignment" -> create(input);
      case "DeleteAccountAssignment" -> delete(input);
      case "DescribeAccountAssignmentCreationStatus" ->
          describe(input, "AccountAssignmentCreationRequestId", AssignmentOperation.Kind.CREATE);
      case "DescribeAccountAssignmentDeletionStatus" ->
          describe(input, "AccountAssignmentDeletionRequestId", AssignmentOperation.Kind.DELETE);
      case "ListAccountAssignmentCreationStatus" ->
          statuses(input, "AccountAssignmentsCreationStatus", AssignmentOperation.Kind.CREATE);
      case "ListAccountAssignmentDeletionStatus" ->
          statuses(input, "AccountAssignmentsDeletionStatus", AssignmentOperation.Kind.DELETE);
      case "ListAccountAssignments" -> list(input);
      case "ListAccountAssignmentsForPrincipal" -> listForPrincipal(input);
      case "ListAccountsForProvisionedPermissionSet" -> accountsOf(input);
      case "ListPermissionSets" -> input.page("PermissionSets", permissionSetArns(), 100, 100);
      case "DescribePermissionSet" -> describePermissionSet(input);
      default -> throw AwsError.unknownOperation(operation);
    };
  }

  private void requireInstance(Input input) {
    String arn = input.required("InstanceArn", Form.INSTANCE);
    if (!arn.equals(world.origin().identityCenter().instanceArn())) {
      throw AwsError.notFound("Instance not found");
    }
  }

  private ObjectNode instance() {
    World.IdentityCenterInstance own = world.origin().identityCenter();
    return Json.object()
        .put("InstanceArn", own.instanceArn())
        .put("IdentityStoreId", own.identityStoreId())
        .put("OwnerAccountId", world.origin().organization().managementAccount())
        .put("Name", "boundary-sandbox")
        .put("Status", "ACTIVE");
  }

  private ObjectNode create(Input input) {
    AssignmentKey key = key(input);
    return Json.object()
        .set(
            "AccountAssignmentCreationStatus",
            status(assignments.create(key, faults.failure(name(), "CreateAccountAssignment"))));
  }

  private ObjectNode delete(Input input) {
    AssignmentKey key = key(input);
    return Json.object()
        .set(
            "AccountAssignmentDeletionStatus",
            status(assignments.delete(key, faults.failure(name(), "DeleteAccountAssignment"))));
  }

  private AssignmentKey key(Input input) {
    String account = input.required("TargetId", Form.ACCOUNT);
    input.oneOf("TargetType", List.of("AWS_ACCOUNT"));
    String set = input.required("PermissionSetArn", Form.PERMISSION_SET);
    String type = input.oneOf("PrincipalType", PRINCIPALS);
    String principal = input.required("PrincipalId", Form.IDENTITY);
    permissionSet(set);
    requireAccount(account);
    return new AssignmentKey(account, set, type, principal);
  }

  private ObjectNode describe(Input input, String idName, AssignmentOperation.Kind kind) {
    AssignmentOperation operation =
        assignments
            .operation(input.required(idName, Form.IDENTITY))
            .filter(op -> op.kind() == kind)
            .orElseThrow(() -> AwsError.notFound("Request not found"));
    boolean creation = kind == AssignmentOperation.Kind.CREATE;
    return Json.object()
        .set(
            creation ? "AccountAssignmentCreationStatus" : "AccountAssignmentDeletionStatus",
            status(operation));
  }

  private ObjectNode statuses(Input input, String name, AssignmentOperation.Kind kind) {
    Input filter = input.inner("Filter");
    Optional<String> wanted = filter.text("Status").map(s -> filter.oneOf("Status", STATUSES));
    List<ObjectNode> found =
        assignments.listed().stream()
            .filter(op -> op.kind() == kind)
            .filter(op -> wanted.isEmpty() || wanted.get().equals(op.status()))
            .map(op -> metadata(op))
            .toList();
    return input.page(name, found, 100, 100);
  }

  private static ObjectNode metadata(AssignmentOperation op) {
    return Json.object()
        .put("Status", op.status())
        .put("RequestId", op.requestId())
        .put("CreatedDate", op.createdAt().toEpochMilli() / 1000.0);
  }

  private static JsonNode status(AssignmentOperation op) {
    ObjectNode json =
        metadata(op)
            .put("TargetId", op.key().accountId())
            .put("TargetType", "AWS_ACCOUNT")
            .put("PermissionSetArn", op.key().permissionSetArn())
            .put("PrincipalType", op.key().principalType())
            .put("PrincipalId", op.key().principalId());
    if (!op.running()) {
      op.failure().ifPresent(reason -> json.put("FailureReason", reason));
    }
    return json;
  }

  private ObjectNode list(Input input) {
    String account = input.required("AccountId", Form.ACCOUNT);
    String set = input.required("PermissionSetArn", Form.PERMISSION_SET);
    permissionSet(set);
    return page(
        input, key -> key.accountId().equals(account) && key.permissionSetArn().equals(set));
  }

  private ObjectNode listForPrincipal(Input input) {
    String type = input.oneOf("PrincipalType", PRINCIPALS);
    String id = input.required("PrincipalId", Form.IDENTITY);
    Optional<String> account = input.inner("Filter").text("AccountId");
    Stream<String> groups = world.groups().stream().filter(g -> world.isMember(id, g));
    List<String> principals = Stream.concat(Stream.of(id), groups).toList();
    return page(
        input,
        key ->
            (type.equals("USER")
                    ? principals.contains(key.principalId())
                    : key.principalId().equals(id))
                && (account.isEmpty() || account.get().equals(key.accountId())));
  }

  private ObjectNode page(Input input, Predicate<AssignmentKey> wanted) {
    List<ObjectNode> found =
        assignments.list().stream()
            .filter(wanted)
            .map(
                key ->
                    Json.object()
                        .put("AccountId", key.accountId())
                        .put("PermissionSetArn", key.permissionSetArn())
                        .put("PrincipalType", key.principalType())
                        .put("PrincipalId", key.principalId()))
            .toList();
    return input.page("AccountAssignments", found, 100, 100);
  }

  /** A permission set is provisioned where it is assigned, to a user or a group. */
  private ObjectNode accountsOf(Input input) {
    String arn = input.required("PermissionSetArn", Form.PERMISSION_SET);
    permissionSet(arn);
    List<JsonNode> accounts =
        assignments.list().stream()
            .filter(key -> key.permissionSetArn().equals(arn))
            .map(AssignmentKey::accountId)
            .distinct()
            .<JsonNode>map(Json::of)
            .toList();
    return input.page("AccountIds", accounts, 100, 100);
  }

  private ObjectNode describePermissionSet(Input input) {
    String arn = input.required("PermissionSetArn", Form.PERMISSION_SET);
    Map.Entry<String, World.PermissionSet> set = permissionSet(arn);
    return Json.object()
        .set(
            "PermissionSet",
            Json.object()
                .put("Name", set.getKey())
                .put("PermissionSetArn", arn)
                .put("SessionDuration", set.getValue().session()));
  }

  private List<JsonNode> permissionSetArns() {
    return world.origin().permissionSets().values().stream()
        .map(World.PermissionSet::arn)
        .sorted()
        .<JsonNode>map(Json::of)
        .toList();
  }

  private Map.Entry<String, World.PermissionSet> permissionSet(String arn) {
    return world.origin().permissionSets().entrySet().stream()
        .filter(entry -> entry.getValue().arn().equals(arn))
        .findFirst()
        .orElseThrow(() -> AwsError.notFound("PermissionSet not found"));
  }

  private void requireAccount(String id) {
    if (world.account(id).isEmpty()) {
      throw AwsError.notFound("Account not found in the organization");
    }
  }
}
