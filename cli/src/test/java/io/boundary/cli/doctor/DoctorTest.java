package io.boundary.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.aws.AwsClients;
import io.boundary.policy.Policy;
import io.boundary.policy.document.PolicyLoad;
import io.boundary.policy.document.PolicyLoader;
import io.boundary.sandbox.ProductFunctions;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxTarget;
import io.boundary.sandbox.SandboxWiring;
import io.boundary.sandbox.aws.Alarms;
import io.boundary.sandbox.aws.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Breaks each thing that a deployment needs, and reads what is said of it. */
class DoctorTest {

  private static final String PREFIX = "boundary-sandbox-";

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private static Path folder;

  private static Sandbox sandbox;
  private static SandboxTarget target;

  private Map<String, String> settings = new HashMap<>();
  private Optional<Policy> policy = Optional.empty();

  @BeforeAll
  static void start() {
    Path info = folder.resolve("info.json");
    SandboxOptions options = SandboxOptions.of(ROOT);
    sandbox =
        SandboxWiring.start(
            options
                .withInfoFile(Optional.of(info))
                .withTiming(options.timing().withTickPeriod(Duration.ZERO)),
            new ProductFunctions());
    target = SandboxTarget.find(info, Clock.systemUTC());
  }

  @AfterAll
  static void end() {
    sandbox.close();
  }

  @BeforeEach
  void whole() throws IOException {
    settings = new HashMap<>(target.settings());
    policy = policy(Map.of());
  }

  @AfterEach
  void mend() {
    sandbox.aws().faults().clear();
  }

  private static Optional<Policy> policy(Map<String, String> other) throws IOException {
    return policy(Files.readString(ROOT.resolve("config/access_rules.yaml")), other);
  }

  private static Optional<Policy> policy(String rules, Map<String, String> other) {
    Map<String, String> values = new HashMap<>(sandbox.world().origin().policyEnvironment());
    values.putAll(other);
    PolicyLoad load = PolicyLoader.load(rules, values);
    return Optional.of(((PolicyLoad.Loaded) load).policy());
  }

  private List<Diagnosis> examined() {
    return DoctorWiring.of(settings, target.credentials(), target.clock(), policy)
        .examine(check -> {});
  }

  /** What is amiss: of everything else all must be well. */
  private void assertOnly(String check, String... words) {
    List<Diagnosis> amiss = examined().stream().filter(each -> !each.finding().fine()).toList();

    assertThat(amiss).extracting(Diagnosis::check).containsExactly(check);
    assertThat(amiss.get(0).finding().says()).contains(words);
    assertThat(amiss.get(0).finding().fix()).isNotBlank();
  }

  private static void refuse(String service, String operation, String error) {
    sandbox
        .aws()
        .faults()
        .add(
            new Fault(
                service,
                operation,
                Fault.Kind.FAIL_BEFORE,
                0,
                Fault.UNTIL_CLEARED,
                Duration.ZERO,
                Optional.of(error),
                Optional.empty()));
  }

  private AwsClients clients() {
    return new AwsClients(settings, target.credentials());
  }

  @Test
  void examine_whenAllIsWell_findsNothing() {
    List<Diagnosis> all = examined();

    assertThat(all).allSatisfy(each -> assertThat(each.finding().fine()).as("%s", each).isTrue());
    assertThat(all)
        .extracting(Diagnosis::check)
        .containsExactly(
            "credentials",
            "Identity Center",
            "permission sets",
            "policy",
            "groups",
            "organizational units",
            "Slack channels",
            "tables",
            "time to live",
            "queue",
            "dead letters",
            "secrets",
            "Slack token",
            "schedules",
            "alarms",
            "webhook");
    assertThat(sandbox.slack().messages()).isEmpty();
    assertThat(sandbox.slack().scheduled()).isZero();
  }

  @Test
  void examine_whenCredentialsAreNotTaken_saysWhy() {
    refuse("sts", "GetCallerIdentity", "ExpiredToken");

    assertOnly("credentials", "AWS does not say: ");
  }

  @Test
  void examine_whenIdentityCenterCannotBeReached_saysFromWhere() {
    refuse("sso", "ListPermissionSets", "AccessDeniedException");

    assertOnly("Identity Center", "cannot be reached from here: AccessDeniedException");
  }

  @Test
  void examine_whenAPermissionSetIsAnother_saysItsName() {
    String arns = settings.getOrDefault("PERMISSION_SET_ARNS", "");
    settings.put("PERMISSION_SET_ARNS", arns.replace("\"ReadOnlyAccess\"", "\"ReadAccess\""));

    assertOnly("permission sets", "`ReadAccess` is called `ReadOnlyAccess` in Identity Center");
  }

  @Test
  void examine_whenAPermissionSetIsGone_namesIt() {
    String arns = settings.getOrDefault("PERMISSION_SET_ARNS", "");
    settings.put(
        "PERMISSION_SET_ARNS",
        arns.replaceFirst(
            "(\"ReadOnlyAccess\":\"arn:aws:sso:::permissionSet/ssoins-[0-9a-f]+)/ps-[0-9a-f]+",
            "$1/ps-0123456789abcdef"));

    assertOnly("permission sets", "`ReadOnlyAccess` does not exist");
  }

  @Test
  void examine_whenThePolicyDoesNotLoad_saysSoAndLooksAtTheRest() {
    policy = Optional.empty();

    assertOnly("policy", "does not load");
  }

  @Test
  void examine_whenAGroupIsGone_namesIt() throws IOException {
    policy = policy(Map.of("BOUNDARY_AUDITORS_ID", "94482488-3041-7000-a000-00000000dead"));

    assertOnly("groups", "group `auditors` does not exist");
  }

  @Test
  void examine_whenAUnitIsGone_namesIt() throws IOException {
    policy = policy(Map.of("PROD_OU_ID", "ou-ab12-deadbeef"));

    assertOnly("organizational units", "ou-ab12-deadbeef does not exist");
  }

  @Test
  void examine_whenTheBotIsNotInTheChannel_namesIt() {
    settings.put("RECONCILE_CHANNEL", "#nowhere");

    assertOnly("Slack channels", "#nowhere: channel_not_found");
  }

  @Test
  void examine_whenTheBotIsNotWhereARuleAsks_namesTheChannel() throws IOException {
    String rules = Files.readString(ROOT.resolve("config/access_rules.yaml"));
    policy = policy(rules.replace("#security-approvals", "#elsewhere"), Map.of());

    assertOnly("Slack channels", "#elsewhere: channel_not_found");
  }

  @Test
  void examine_whenTheTokenLacksAScope_namesIt() {
    refuse("slack", "auth.test", "missing_scope");

    assertOnly("Slack token", "missing_scope");
  }

  @Test
  void examine_whenAScopeWasTaken_namesIt() {
    sandbox.slack().removeScope("im:write");
    try {
      assertOnly("Slack token", "lacks im:write");
    } finally {
      sandbox.slack().addScope("im:write");
    }
  }

  @Test
  void examine_whenATableIsMissing_namesIt() {
    settings.put("COUNTERS_TABLE", "not-there");

    List<Diagnosis> amiss = examined().stream().filter(each -> !each.finding().fine()).toList();

    assertThat(amiss).extracting(Diagnosis::check).containsExactly("tables", "time to live");
    assertThat(amiss.get(0).finding().says()).contains("table not-there does not exist");
  }

  @Test
  void examine_whenAnIndexIsMissing_namesIt() {
    try (DynamoDbClient dynamo = clients().dynamoDb()) {
      KeySchemaElement key =
          KeySchemaElement.builder().attributeName("request_id").keyType(KeyType.HASH).build();
      AttributeDefinition attribute =
          AttributeDefinition.builder().attributeName("request_id").attributeType("S").build();
      dynamo.createTable(
          table ->
              table
                  .tableName("bare-active-requests")
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .keySchema(key)
                  .attributeDefinitions(attribute));
    }
    settings.put("DYNAMODB_TABLE", "bare-active-requests");
    sandbox.aws().schedules().put("bare-sweep", true);
    sandbox.aws().schedules().put("bare-reconcile", true);
    sandbox.aws().alarms().putAll("bare");

    List<Diagnosis> amiss = examined().stream().filter(each -> !each.finding().fine()).toList();

    assertThat(amiss).extracting(Diagnosis::check).containsExactly("tables", "time to live");
    assertThat(amiss.get(0).finding().says()).contains("index DueIndex is missing");
    assertThat(amiss.get(1).finding().says())
        .isEqualTo("bare-active-requests does not forget by `ttl`");
  }

  @Test
  void examine_whenTheLedgerForgets_saysSo() {
    settings.put("LEDGER_TABLE", PREFIX + "leases");
    settings.put("LEASES_TABLE", PREFIX + "ledger");

    List<Diagnosis> amiss = examined().stream().filter(each -> !each.finding().fine()).toList();

    assertThat(amiss).extracting(Diagnosis::check).containsExactly("tables", "time to live");
    assertThat(amiss.get(1).finding().says()).contains(PREFIX + "leases forgets, and must not");
  }

  @Test
  void examine_whenMessagesWait_countsThem() {
    try (SqsClient sqs = clients().sqs()) {
      String dead = sqs.createQueue(queue -> queue.queueName("other-dead")).queueUrl();
      String url =
          sqs.createQueue(
                  queue ->
                      queue
                          .queueName("other")
                          .attributes(
                              Map.of(
                                  QueueAttributeName.REDRIVE_POLICY,
                                  "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"5\"}"
                                      .formatted(arn(sqs, dead)))))
              .queueUrl();
      settings.put("WORKFLOW_QUEUE_URL", url);
      sqs.sendMessage(message -> message.queueUrl(url).messageBody("{}"));
      assertOnly("queue", "1 messages wait");

      sqs.purgeQueue(queue -> queue.queueUrl(url));
      sqs.sendMessage(message -> message.queueUrl(dead).messageBody("{}"));
      assertOnly("dead letters", "1 messages that nobody could work off");
    }
  }

  @Test
  void examine_whenNothingKeepsWhatFails_saysSo() {
    try (SqsClient sqs = clients().sqs()) {
      settings.put(
          "WORKFLOW_QUEUE_URL", sqs.createQueue(queue -> queue.queueName("bare")).queueUrl());
    }

    assertOnly("dead letters", "no dead-letter queue");
  }

  private static String arn(SqsClient sqs, String url) {
    return sqs.getQueueAttributes(
            queue -> queue.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
  }

  @Test
  void examine_whenASecretIsMissing_namesIt() {
    settings.put("AUDIT_TOKEN_KEY", "ssm:/boundary/not/there");

    assertOnly("secrets", "/boundary/not/there does not exist");
  }

  @Test
  void examine_whenASecretIsNotEncrypted_namesIt() {
    sandbox.aws().parameters().put("/boundary/plain", "x", "String");
    settings.put("SLACK_SIGNING_SECRET", "ssm:/boundary/plain");

    assertOnly("secrets", "/boundary/plain is a String, not encrypted");
  }

  @Test
  void examine_whenTheSweepIsOff_saysSo() {
    sandbox.aws().schedules().put(PREFIX + "sweep", false);
    try {
      assertOnly("schedules", PREFIX + "sweep is disabled");
      sandbox.aws().schedules().remove(PREFIX + "sweep");
      assertOnly("schedules", PREFIX + "sweep does not exist");
    } finally {
      sandbox.aws().schedules().put(PREFIX + "sweep", true);
    }
  }

  @Test
  void examine_whenAnAlarmRingsIsMissingOrTellsNobody_namesIt() {
    Alarms alarms = sandbox.aws().alarms();
    try {
      alarms.put(PREFIX + "dead-letters", Alarms.State.RINGING);
      assertOnly("alarms", PREFIX + "dead-letters rings");
      alarms.put(PREFIX + "dead-letters", Alarms.State.WITHOUT_ACTION);
      assertOnly("alarms", PREFIX + "dead-letters would tell nobody");
      for (String name : Alarms.OF_A_DEPLOYMENT) {
        alarms.putAll(PREFIX.substring(0, PREFIX.length() - 1));
        alarms.remove(PREFIX + name);
        assertOnly("alarms", PREFIX + name + " does not exist");
      }
    } finally {
      alarms.putAll(PREFIX.substring(0, PREFIX.length() - 1));
    }
  }

  @Test
  void examine_whenTheWebhookIsAnother_saysWhatItAnswers() {
    settings.put("SLACK_WEBHOOK_URL", sandbox.baseUrl() + "/nothing-here");

    assertOnly("webhook", "answers an unsigned request with 404");
  }

  @Test
  void examine_whenASettingIsMissing_namesIt() {
    settings.remove("SLACK_WEBHOOK_URL");

    assertOnly("webhook", "SLACK_WEBHOOK_URL");
  }
}
