package io.boundary.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.aws.AccessKeys;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.queue.LocalSqs;
import io.boundary.sandbox.world.World;
import java.nio.file.Path;

/** What a program needs to drive the sandbox. */
final class InfoFile {

  private InfoFile() {}

  static ObjectNode of(
      String baseUrl,
      Secrets secrets,
      World world,
      LocalSqs.Queues queues,
      AccessKeys keys,
      Path accessRules) {
    ObjectNode info =
        Json.object()
            .put("base_url", baseUrl)
            .put("slack_signing_secret", secrets.signingSecret())
            .put("slack_team_id", world.team().id())
            .put("response_url_prefix", baseUrl + "/slack/response/")
            .put("aws_endpoint_url", baseUrl)
            .put("aws_region", Names.REGION)
            .put("dynamodb_table", Names.TABLES.requests())
            .put("ledger_table", Names.TABLES.ledger())
            .put("leases_table", Names.TABLES.leases())
            .put("counters_table", Names.TABLES.counters())
            .put("queue_url", queues.url())
            .put("dead_letter_queue_url", queues.deadLetterUrl())
            .put("sso_instance_arn", world.identityCenter().instanceArn())
            .put("identity_store_id", world.identityCenter().identityStoreId())
            .put("sso_start_url", world.identityCenter().startUrl())
            .put("control_url", baseUrl + "/sandbox")
            .put("access_rules_path", accessRules.toAbsolutePath().toString());
    info.set("policy_environment", Json.of(world.policyEnvironment()));
    ObjectNode users = info.putObject("users");
    world.people().forEach((name, person) -> users.set(name, user(person)));
    ObjectNode accounts = info.putObject("accounts");
    world.accounts().forEach((id, account) -> accounts.set(id, account(world, id, account)));
    ObjectNode sets = info.putObject("permission_sets");
    world.permissionSets().forEach((name, set) -> sets.put(name, set.arn()));
    ObjectNode groups = info.putObject("groups");
    world.groups().forEach((name, group) -> groups.put(name, group.id()));
    ObjectNode callers = info.putObject("callers");
    OperatorKeys.arns(world).keySet().forEach(name -> callers.set(name, caller(keys.of(name))));
    return info;
  }

  private static ObjectNode user(World.Person person) {
    ObjectNode json =
        Json.object()
            .put("slack_user_id", person.slackIds().stream().findFirst().orElse(""))
            .put("email", person.email().orElse(""))
            .put("identity_center_id", person.identityCenterId().orElse(""))
            .put("kind", person.kind().name().toLowerCase(java.util.Locale.ROOT));
    ArrayNode groups = json.putArray("groups");
    person.groups().forEach(groups::add);
    ArrayNode ids = json.putArray("slack_user_ids");
    person.slackIds().forEach(ids::add);
    return json;
  }

  private static ObjectNode account(World world, String id, World.Account account) {
    ObjectNode json = Json.object().put("name", account.name()).put("state", account.state());
    json.set("tags", Json.of(account.tags()));
    json.set("ou_path", Json.of(world.ouPath(id)));
    return json;
  }

  private static ObjectNode caller(AccessKeys.AccessKey key) {
    return Json.object()
        .put("access_key_id", key.id())
        .put("secret_access_key", key.secret())
        .put("arn", key.arn());
  }
}
