package io.boundary.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.world.Form;
import io.boundary.sandbox.world.LiveWorld;
import io.boundary.sandbox.world.LiveWorld.DirectoryUser;
import io.boundary.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The {@code identitystore} API: users, groups, memberships. */
final class IdentityStoreService implements AwsService {

  private final LiveWorld world;

  IdentityStoreService(LiveWorld world) {
    this.world = world;
  }

  @Override
  public String name() {
    return "identitystore";
  }

  @Override
  public ObjectNode handle(String operation, Input input) {
    String store = input.required("IdentityStoreId");
    if (!store.equals(world.origin().identityCenter().identityStoreId())) {
      throw AwsError.notFound("IDENTITY_STORE not found");
    }
    return switch (operation) {
      case "GetUserId" -> userId(input);
      case "IsMemberInGroups" -> isMember(input);
      case "DescribeUser" -> user(requireUser(input.required("UserId", Form.IDENTITY)));
      case "DescribeGroup" -> group(requireGroup(input.required("GroupId", Form.IDENTITY)));
      case "ListUsers" ->
          input.page("Users", world.users().stream().map(this::user).toList(), 50, 100);
      case "ListGroups" ->
          input.page("Groups", world.groups().stream().map(this::group).toList(), 50, 100);
      case "ListGroupMembershipsForMember" -> memberships(input);
      case "ListGroupMemberships" -> members(input);
      default -> throw AwsError.unknownOperation(operation);
    };
  }

  private ObjectNode userId(Input input) {
    Input attribute = input.inner("AlternateIdentifier").inner("UniqueAttribute");
    String path = attribute.required("AttributePath");
    String value = attribute.required("AttributeValue");
    Predicate<DirectoryUser> match =
        switch (path) {
          case "userName" -> user -> user.userName().equalsIgnoreCase(value);
          case "emails.value" -> user -> user.email().filter(value::equalsIgnoreCase).isPresent();
          default ->
              throw input.complaint().apply("AttributePath must be userName or emails.value");
        };
    Optional<DirectoryUser> found = world.users().stream().filter(match).findFirst();
    return found
        .map(user -> Json.object().put("UserId", user.id()).put("IdentityStoreId", store()))
        .orElseThrow(() -> AwsError.notFound("USER not found."));
  }

  private ObjectNode isMember(Input input) {
    String user = requireUser(input.inner("MemberId").required("UserId", Form.IDENTITY)).id();
    ArrayNode results = Json.array();
    for (String group : input.texts("GroupIds", 1, 100)) {
      requireGroup(group);
      ObjectNode result = results.addObject().put("GroupId", group);
      result.putObject("MemberId").put("UserId", user);
      result.put("MembershipExists", world.isMember(user, group));
    }
    return Json.object().set("Results", results);
  }

  private ObjectNode memberships(Input input) {
    String user = requireUser(input.inner("MemberId").required("UserId", Form.IDENTITY)).id();
    List<ObjectNode> found =
        world.groups().stream()
            .filter(group -> world.isMember(user, group))
            .map(group -> membership(group, user))
            .toList();
    return input.page("GroupMemberships", found, 50, 100);
  }

  private ObjectNode members(Input input) {
    String group = requireGroup(input.required("GroupId", Form.IDENTITY));
    List<ObjectNode> found =
        world.membersOf(group).stream().map(user -> membership(group, user)).toList();
    return input.page("GroupMemberships", found, 50, 100);
  }

  private ObjectNode membership(String group, String user) {
    ObjectNode json =
        Json.object()
            .put("IdentityStoreId", store())
            .put("MembershipId", group.substring(0, 24) + user.substring(24))
            .put("GroupId", group);
    json.putObject("MemberId").put("UserId", user);
    return json;
  }

  private ObjectNode user(DirectoryUser user) {
    ObjectNode json =
        Json.object()
            .put("IdentityStoreId", store())
            .put("UserId", user.id())
            .put("UserName", user.userName())
            .put("DisplayName", user.displayName());
    user.email()
        .ifPresent(
            address -> {
              JsonNode email =
                  Json.object().put("Value", address).put("Type", "work").put("Primary", true);
              json.putArray("Emails").add(email);
            });
    return json;
  }

  private ObjectNode group(String id) {
    String name =
        world.origin().groups().entrySet().stream()
            .filter(entry -> entry.getValue().id().equals(id))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(id);
    String description =
        Optional.ofNullable(world.origin().groups().get(name))
            .map(World.Group::description)
            .orElse("");
    return Json.object()
        .put("IdentityStoreId", store())
        .put("GroupId", id)
        .put("DisplayName", name)
        .put("Description", description);
  }

  private String store() {
    return world.origin().identityCenter().identityStoreId();
  }

  private DirectoryUser requireUser(String id) {
    return world.user(id).orElseThrow(() -> AwsError.notFound("USER not found."));
  }

  private String requireGroup(String id) {
    if (!world.groups().contains(id)) {
      throw AwsError.notFound("GROUP not found.");
    }
    return id;
  }
}
