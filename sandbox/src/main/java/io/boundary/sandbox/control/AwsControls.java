package io.boundary.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.aws.AssignmentKey;
import io.boundary.sandbox.aws.AwsCall;
import io.boundary.sandbox.aws.AwsEndpoint;
import io.boundary.sandbox.aws.SimulatedAws;
import io.boundary.sandbox.http.HttpCall;
import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.world.World;
import java.util.Map;
import java.util.Optional;

/** Routes that look at the simulated AWS and change it behind the product's back. */
public final class AwsControls {

  private final SimulatedAws aws;

  private AwsControls(SimulatedAws aws) {
    this.aws = aws;
  }

  /** Adds them. */
  public static void addTo(ControlApi api, SimulatedAws aws) {
    AwsControls controls = new AwsControls(aws);
    String assignments = "/identity-center/assignments";
    String key = "account_id, permission_set (name), user (name or id)";
    api.add("GET", assignments, "the assignments there are", (c, b, r) -> controls.list())
        .add("POST", assignments, "put one at once: " + key, (c, b, r) -> controls.put(b))
        .add("DELETE", assignments, "remove one at once: " + key, (c, b, r) -> controls.remove(b))
        .add(
            "POST",
            "/identity-center/memberships",
            "user (name or id), group (name), member (true or false)",
            (c, b, r) -> controls.member(b))
        .add(
            "DELETE",
            "/identity-center/users/",
            "delete a user, by name or id at the end of the path",
            (c, b, r) -> controls.deleteUser(r))
        .add(
            "POST",
            "/organizations/tags",
            "account_id, key, value (none: remove the tag)",
            (c, b, r) -> controls.tag(b))
        .add(
            "GET",
            "/aws/calls",
            "calls of the AWS endpoint; ?function=, ?service=, ?operation=",
            (c, b, r) -> controls.calls(c));
  }

  private HttpReply list() {
    ArrayNode items = Json.array();
    for (AssignmentKey key : aws.assignments().list()) {
      ObjectNode item = (ObjectNode) Json.of(key);
      world().permissionSets().entrySet().stream()
          .filter(set -> set.getValue().arn().equals(key.permissionSetArn()))
          .findFirst()
          .ifPresent(set -> item.put("permission_set_name", set.getKey()));
      world().people().entrySet().stream()
          .filter(p -> p.getValue().identityCenterId().equals(Optional.of(key.principalId())))
          .findFirst()
          .ifPresent(person -> item.put("person", person.getKey()));
      items.add(item);
    }
    return HttpReply.json(200, Json.object().set("assignments", items));
  }

  private HttpReply put(ObjectNode body) {
    aws.assignments().put(key(body));
    return list();
  }

  private HttpReply remove(ObjectNode body) {
    aws.assignments().remove(key(body));
    return list();
  }

  private AssignmentKey key(ObjectNode body) {
    String arn = world().permissionSet(Body.text(body, "permission_set")).arn();
    return AssignmentKey.user(Body.text(body, "account_id"), arn, user(Body.text(body, "user")));
  }

  private HttpReply member(ObjectNode body) {
    String group = world().group(Body.text(body, "group")).id();
    boolean member = body.path("member").asBoolean(true);
    aws.world().setMember(user(Body.text(body, "user")), group, member);
    return HttpReply.json(200, Json.object().put("ok", true));
  }

  private HttpReply deleteUser(String nameOrId) {
    aws.world().deleteUser(user(nameOrId));
    return HttpReply.json(200, Json.object().put("ok", true));
  }

  private HttpReply tag(ObjectNode body) {
    aws.world()
        .tag(Body.text(body, "account_id"), Body.text(body, "key"), Body.optional(body, "value"));
    return HttpReply.json(200, Json.object().put("ok", true));
  }

  private HttpReply calls(HttpCall call) {
    Map<String, String> query = call.query();
    ArrayNode items = Json.array();
    for (AwsCall each : aws.log().all()) {
      boolean wanted =
          query.getOrDefault("function", each.function()).equals(each.function())
              && query.getOrDefault("service", each.service()).equals(each.service())
              && query.getOrDefault("operation", each.operation()).equals(each.operation());
      if (wanted) {
        items.add(AwsEndpoint.json(each));
      }
    }
    return HttpReply.json(200, Json.object().set("calls", items));
  }

  private String user(String nameOrId) {
    World.Person person = world().people().get(nameOrId);
    if (person == null) {
      return nameOrId;
    }
    return person
        .identityCenterId()
        .orElseThrow(() -> new IllegalArgumentException(nameOrId + " is not in the directory"));
  }

  private World world() {
    return aws.world().origin();
  }
}
