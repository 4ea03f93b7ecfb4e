package io.boundary.sandbox;

import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.world.World;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The settings of each function, as the contract names them. */
final class FunctionEnvironment {

  private final World world;
  private final String baseUrl;
  private final String queueUrl;
  private final Path accessRules;

  FunctionEnvironment(World world, String baseUrl, String queueUrl, Path accessRules) {
    this.world = world;
    this.baseUrl = baseUrl;
    this.queueUrl = queueUrl;
    this.accessRules = accessRules;
  }

  Map<String, String> webhook() {
    Map<String, String> settings = common();
    settings.put("WORKFLOW_QUEUE_URL", queueUrl);
    settings.put("SLACK_SIGNING_SECRET", "ssm:" + Names.SIGNING_SECRET);
    settings.put("SLACK_TEAM_ID", world.team().id());
    settings.put("PERMISSION_SET_ARNS", permissionSets());
    return settings;
  }

  Map<String, String> workflow() {
    Map<String, String> settings = janitor();
    settings.put("WORKFLOW_QUEUE_URL", queueUrl);
    settings.put("SLACK_TEAM_ID", world.team().id());
    settings.put("ACCESS_RULES_PATH", accessRules.toAbsolutePath().toString());
    settings.putAll(world.policyEnvironment());
    return settings;
  }

  Map<String, String> janitor() {
    Map<String, String> settings = common();
    settings.put("DYNAMODB_TABLE", Names.TABLES.requests());
    settings.put("LEDGER_TABLE", Names.TABLES.ledger());
    settings.put("LEASES_TABLE", Names.TABLES.leases());
    settings.put("COUNTERS_TABLE", Names.TABLES.counters());
    settings.put("SSO_INSTANCE_ARN", world.identityCenter().instanceArn());
    settings.put("IDENTITY_STORE_ID", world.identityCenter().identityStoreId());
    settings.put("AWS_SSO_START_URL", world.identityCenter().startUrl());
    settings.put("SLACK_BOT_TOKEN", "ssm:" + Names.BOT_TOKEN);
    settings.put("SLACK_API_BASE_URL", baseUrl + "/slack/api/");
    settings.put("PERMISSION_SET_ARNS", permissionSets());
    world.team().channels().stream()
        .findFirst()
        .ifPresent(channel -> settings.put("RECONCILE_CHANNEL", "#" + channel.name()));
    return settings;
  }

  /** Without Slack, queue and Identity Center: a reader has no use for them. */
  Map<String, String> auditApi() {
    Map<String, String> settings = new HashMap<>();
    settings.put("AWS_REGION", Names.REGION);
    settings.put("AWS_ENDPOINT_URL", baseUrl);
    settings.put("LOG_LEVEL", "INFO");
    settings.put("DYNAMODB_TABLE", Names.TABLES.requests());
    settings.put("COUNTERS_TABLE", Names.TABLES.counters());
    settings.put("AUDIT_API_PRINCIPAL_MAP", ReadersMap.of(world.callers()));
    settings.put("AUDIT_TOKEN_KEY", "ssm:" + Names.AUDIT_TOKEN_KEY);
    return settings;
  }

  /** What the audit API has, and the ledger, which only single requests' pages read. */
  Map<String, String> dashboard() {
    Map<String, String> settings = auditApi();
    settings.put("LEDGER_TABLE", Names.TABLES.ledger());
    return settings;
  }

  private Map<String, String> common() {
    Map<String, String> settings = new HashMap<>();
    settings.put("AWS_REGION", Names.REGION);
    settings.put("AWS_ENDPOINT_URL", baseUrl);
    settings.put("SLACK_RESPONSE_URL_PREFIX", baseUrl + "/slack/response/");
    settings.put("LOG_LEVEL", "INFO");
    return settings;
  }

  private String permissionSets() {
    Map<String, String> arns = new TreeMap<>();
    world.permissionSets().forEach((name, set) -> arns.put(name, set.arn()));
    return Json.of(arns).toString();
  }
}
