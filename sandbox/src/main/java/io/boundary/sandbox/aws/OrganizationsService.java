package io.boundary.sandbox.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.world.LiveWorld;
import io.boundary.sandbox.world.World;
import java.util.List;
import java.util.Map;

/** The Organizations API: accounts, organizational units, tags. */
final class OrganizationsService implements AwsService {

  private final LiveWorld world;

  OrganizationsService(LiveWorld world) {
    this.world = world;
  }

  @Override
  public String name() {
    return "organizations";
  }

  @Override
  public AwsError complaint(String message) {
    return new AwsError(400, "InvalidInputException", message);
  }

  @Override
  public AwsError throttled() {
    return new AwsError(400, "TooManyRequestsException", "Rate exceeded");
  }

  @Override
  public ObjectNode handle(String operation, Input input) {
    return switch (operation) {
      case "DescribeAccount" ->
          Json.object().set("Account", account(requireAccount(input.required("AccountId"))));
      case "ListAccounts" ->
          input.page("Accounts", world.accountIds().stream().map(this::account).toList(), 20, 20);
      case "ListParents" -> parents(input);
      case "ListTagsForResource" -> tags(input);
      case "ListRoots" -> input.page("Roots", List.of(root()), 20, 20);
      case "ListOrganizationalUnitsForParent" -> units(input);
      case "DescribeOrganizationalUnit" ->
          Json.object()
              .set("OrganizationalUnit", unit(requireUnit(input.required("OrganizationalUnitId"))));
      case "ListAccountsForParent" -> accountsIn(input);
      default -> throw AwsError.unknownOperation(operation);
    };
  }

  private ObjectNode account(String id) {
    World.Account account = world.account(id).orElseThrow(OrganizationsService::accountNotFound);
    return Json.object()
        .put("Id", id)
        .put("Arn", arn("account", id))
        .put("Email", "aws+" + id + "@example.com")
        .put("Name", account.name())
        .put("Status", account.state())
        .put("State", account.state())
        .put("JoinedMethod", "CREATED")
        .put("JoinedTimestamp", 1_700_000_000.0);
  }

  private ObjectNode parents(Input input) {
    String child = input.required("ChildId");
    String parent =
        world.account(child).map(World.Account::parent).orElseGet(() -> unitParent(child));
    String type = parent.equals(organization().root()) ? "ROOT" : "ORGANIZATIONAL_UNIT";
    return input.page(
        "Parents", List.of(Json.object().put("Id", parent).put("Type", type)), 20, 20);
  }

  private String unitParent(String child) {
    return organization().units().stream()
        .filter(unit -> unit.id().equals(child))
        .findFirst()
        .map(World.Unit::parent)
        .orElseThrow(
            () -> new AwsError(400, "ChildNotFoundException", "You specified an unknown child."));
  }

  private ObjectNode tags(Input input) {
    String resource = input.required("ResourceId");
    Map<String, String> tags =
        world
            .account(resource)
            .map(World.Account::tags)
            .orElseThrow(
                () -> new AwsError(400, "TargetNotFoundException", "You specified no target."));
    List<ObjectNode> pairs =
        tags.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(tag -> Json.object().put("Key", tag.getKey()).put("Value", tag.getValue()))
            .toList();
    return input.page("Tags", pairs, 5, 50);
  }

  private ObjectNode units(Input input) {
    String parent = input.required("ParentId");
    List<ObjectNode> found =
        organization().units().stream()
            .filter(unit -> unit.parent().equals(parent))
            .map(this::unit)
            .toList();
    return input.page("OrganizationalUnits", found, 20, 20);
  }

  private ObjectNode accountsIn(Input input) {
    String parent = input.required("ParentId");
    List<ObjectNode> found =
        world.accountIds().stream()
            .filter(id -> world.account(id).filter(a -> a.parent().equals(parent)).isPresent())
            .map(this::account)
            .toList();
    return input.page("Accounts", found, 20, 20);
  }

  private ObjectNode root() {
    String id = organization().root();
    return Json.object().put("Id", id).put("Arn", arn("root", id)).put("Name", "Root");
  }

  private ObjectNode unit(World.Unit unit) {
    return Json.object()
        .put("Id", unit.id())
        .put("Arn", arn("ou", unit.id()))
        .put("Name", unit.name());
  }

  private World.Unit requireUnit(String id) {
    return organization().units().stream()
        .filter(unit -> unit.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new AwsError(
                    400, "OrganizationalUnitNotFoundException", "You specified an unknown OU."));
  }

  private String requireAccount(String id) {
    if (!id.matches("\\d{12}")) {
      throw complaint("You provided an account id that is not valid.");
    }
    if (world.account(id).isEmpty()) {
      throw accountNotFound();
    }
    return id;
  }

  private static AwsError accountNotFound() {
    return new AwsError(400, "AccountNotFoundException", "You specified an unknown account.");
  }

  private World.Organization organization() {
    return world.origin().organization();
  }

  private String arn(String kind, String id) {
    return "arn:aws:organizations::%s:%s/%s/%s"
        .formatted(organization().managementAccount(), kind, organization().id(), id);
  }
}
