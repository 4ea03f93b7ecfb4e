package io.boundary.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.sandbox.aws.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Least privilege, function by function: the uses that the product is put to take every permission
 * that Terraform gives, and no other. (That no other is taken, every end-to-end test sees: {@link
 * Rig#close}.)
 */
@Tag("slow")
class PermissionsTest {

  /** Those that are deployed and driven here; a function that joins the sandbox joins this list. */
  private static final List<String> FUNCTIONS =
      List.of("webhook", "workflow", "janitor", "audit-api", "dashboard");

  private static final String ADMIN = Rig.PLAYGROUND + " AdministratorAccess 1 INC-42";
  private static final String READ = Rig.PRODUCTION + " ReadOnlyAccess ";

  /** What a record of an older deployment holds. */
  private static final Set<String> OF_OLD =
      Set.of(
          ("principal_id principal_type permission_set_arn permission_set_name instance_arn rule_id"
                  + " status slack_user_id requester_slack_user_id approval_required approved_by"
                  + " approved_at reason policy_hash engine_version evaluated_at requested_at"
                  + " created_at updated_at expires_at")
              .split(" "));

  private static final Map<String, Set<Use>> SEEN = new TreeMap<>();

  @BeforeAll
  static void useEverything() {
    try (Rig rig = new Rig()) {
      grantExtendAndHandBack(rig);
      approveAndDeny(rig);
      readAsAuditorsDo(rig);
      readAndPutOff(rig);
      loseOperations(rig);
      takeOverOldRecords(rig);
      finishForTheWorkflowAndExpire(rig);
      driftAndReconcile(rig);
      putBack(rig);
      FUNCTIONS.forEach(name -> SEEN.put(name, rig.uses(name)));
    }
  }

  @AfterAll
  static void forget() {
    SEEN.clear();
  }

  private static void grantExtendAndHandBack(Rig rig) {
    rig.ask(Rig.ALICE, READ + "1", "ACTIVE");
    String longer = rig.ask(Rig.ALICE, READ + "2", "ACTIVE");
    rig.slack.command(Rig.ALICE, "revoke " + longer);
    rig.aws.awaitStatus(longer, "REVOKED");
    rig.awaitIdleQueue();
  }

  private static void approveAndDeny(Rig rig) {
    String refused = rig.ask(Rig.ALICE, ADMIN, "PENDING_APPROVAL");
    rig.slack.deny(Rig.SUE, refused);
    rig.aws.awaitStatus(refused, "DENIED");
    String granted = rig.ask(Rig.ALICE, ADMIN, "PENDING_APPROVAL");
    rig.slack.approve(Rig.SUE, granted);
    rig.aws.awaitStatus(granted, "ACTIVE");
    rig.awaitIdleQueue();
  }

  private static void readAndPutOff(Rig rig) {
    rig.slack.command(Rig.ALICE, "list");
    rig.slack.told(Rig.ALICE, "Your requests");
    rig.control.fault("organizations", "DescribeAccount", "fail_before", 20);
    rig.slack.ask(Rig.DAVE, Rig.DEVELOPMENT + " PowerUserAccess 1");
    Within.usual(
        "a request being put off",
        () -> rig.uses("workflow").toString().contains("sqs:SendMessage"),
        () -> rig.uses("workflow"));
    rig.control.calm();
  }

  /** Every listing, page and figure that readers can ask for. */
  private static void readAsAuditorsDo(Rig rig) {
    ReaderSide readers = new ReaderSide(rig.info);
    String id = rig.ask(Rig.ALICE, Rig.DEVELOPMENT + " PowerUserAccess 1", "ACTIVE");
    String token = "A".repeat(80); // nobody made it; to know that, the key is read
    for (String path :
        List.of(
            "/api/requests/" + id,
            "/api/metrics",
            "/api/exports.csv?requester_slack_user_id=" + Rig.ALICE,
            "/dashboard",
            "/dashboard/requests/" + id)) {
      assertThat(readers.get("auditor", path).status()).as(path).isEqualTo(200);
    }
    for (String listing : List.of("/api/requests", "/dashboard/requests")) {
      for (String filter :
          List.of(
              "status=ACTIVE",
              "account_id=" + Rig.PRODUCTION,
              "permission_set_name=ReadOnlyAccess",
              "requester_slack_user_id=" + Rig.ALICE)) {
        String path = listing + "?" + filter;
        assertThat(readers.get("auditor", path).status()).as(path).isEqualTo(200);
      }
      String forged = listing + "?status=ACTIVE&next_token=" + token;
      assertThat(readers.get("auditor", forged).status()).as(forged).isEqualTo(400);
    }
  }

  /** Poison keeps the queue busy for a while, so it comes last. */
  private static void putBack(Rig rig) {
    rig.aws.enqueue("{\"request_type\":\"unknown\"}");
    Within.usual(
        "a message being put back",
        () -> rig.uses("workflow").toString().contains("ChangeMessageVisibility"),
        () -> rig.uses("workflow"));
  }

  /** Operations whose answer was lost are looked for: by the workflow, and by the janitor. */
  private static void loseOperations(Rig rig) {
    lose(rig, "CreateAccountAssignment", "workflow");
    String id = rig.slack.ask(Rig.DAVE, READ + "1");
    stepPassesOnceLost(rig);
    rig.aws.awaitStatus(id, "ACTIVE");
    // Where a creation's id is not known, ending waits for half a minute.
    rig.control.advance(Duration.ofSeconds(70));
    lose(rig, "DeleteAccountAssignment", "workflow");
    rig.slack.command(Rig.DAVE, "revoke " + id);
    stepPassesOnceLost(rig);
    rig.aws.awaitStatus(id, "REVOKED");
    rig.awaitIdleQueue();

    lose(rig, "CreateAccountAssignment", "workflow");
    String other = rig.slack.ask(Rig.DAVE, READ + "1");
    stepPassesOnceLost(rig);
    rig.control.fault(
        Control.faultOf("sso", "*", "fail_before").put("function", "workflow").put("count", 1_000));
    sweepUntil(rig, other, "ACTIVE");
    rig.control.calm();
    rig.control.advance(Duration.ofHours(1));
    lose(rig, "DeleteAccountAssignment", "janitor");
    rig.control.tick();
    sweepUntil(rig, other, "REVOKED");
    rig.control.calm();
  }

  private static void lose(Rig rig, String operation, String function) {
    rig.control.fault(
        Control.faultOf("sso", operation, "fail_after").put("function", function).put("count", 1));
  }

  /** Whoever lost the answer owns the lease's step for a minute; after that, anybody goes on. */
  private static void stepPassesOnceLost(Rig rig) {
    Within.usual(
        "the answer being lost",
        () -> rig.control.faultsLeft() == 0,
        () -> rig.control.get("/faults"));
    rig.control.advance(Duration.ofSeconds(70));
  }

  /** Records of an older deployment, which know no version: one for each of who may meet them. */
  private static void takeOverOldRecords(Rig rig) {
    String model = rig.ask(Rig.DAVE, READ + "1", "ACTIVE");
    oldRecord(rig, model, "req-00000000000000a1", Rig.PLAYGROUND);
    rig.control.tick();
    oldRecord(rig, model, "req-00000000000000a2", Rig.DEVELOPMENT);
    rig.slack.command(Rig.DAVE, "revoke req-00000000000000a2");
    rig.aws.awaitStatus("req-00000000000000a2", "REVOKED");
    rig.endEverything();
  }

  private static void oldRecord(Rig rig, String model, String id, String account) {
    Map<String, AttributeValue> item = new HashMap<>(rig.aws.record(model).orElseThrow());
    item.keySet().retainAll(OF_OLD);
    item.put("request_id", AttributeValue.fromS(id));
    item.put("account_id", AttributeValue.fromS(account));
    rig.aws.putRecord(item);
  }

  /** The workflow cannot create; the janitor finishes what it began, and ends it in its time. */
  private static void finishForTheWorkflowAndExpire(Rig rig) {
    rig.control.fault(
        Control.faultOf("sso", "CreateAccountAssignment", "fail_before")
            .put("function", "workflow")
            .put("count", 1_000));
    String id = rig.slack.ask(Rig.ALICE, Rig.DEVELOPMENT + " PowerUserAccess 1");
    sweepUntil(rig, id, "ACTIVE");
    rig.control.calm();
    rig.endEverything();
  }

  private static void sweepUntil(Rig rig, String id, String status) {
    Within.usual(
        id + " becoming " + status,
        () -> {
          rig.control.advance(Duration.ofSeconds(35));
          rig.control.tick();
          return rig.aws.status(id).equals(status);
        },
        () -> rig.aws.record(id));
  }

  private static void driftAndReconcile(Rig rig) {
    rig.ask(Rig.ALICE, READ + "1", "ACTIVE");
    rig.control.advance(Duration.ofMinutes(5));
    rig.control.tick();
    rig.reconcile();
    rig.assign("POST", "mallory", Rig.PLAYGROUND, "AdministratorAccess");
    rig.reconcile();
    rig.assign("DELETE", "mallory", Rig.PLAYGROUND, "AdministratorAccess");
    rig.reconcile();
    rig.endEverything();
    rig.control.advance(Duration.ofDays(2));
    rig.reconcile(); // figures and ledger of a day that is over
  }

  @Test
  void function_whenUsedForEverything_takesExactlyWhatTerraformGives() {
    Permissions terraform = Permissions.ofTerraform();
    List<String> wrong = new ArrayList<>();
    for (String function : FUNCTIONS) {
      Set<Use> seen = SEEN.getOrDefault(function, Set.of());
      Set<Use> allowed = terraform.allowed(function);
      seen.stream()
          .filter(use -> !allowed.contains(use))
          .forEach(use -> wrong.add(function + " is not given " + use));
      allowed.stream()
          .filter(use -> !seen.contains(use))
          .forEach(use -> wrong.add(function + " never takes " + use));
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void document_whenComparedWithThePolicies_saysTheSame() throws IOException {
    String page = PermissionsDocument.of(Permissions.ofTerraform());
    if (Boolean.getBoolean("permissions.write")) {
      PermissionsDocument.write(page);
    }

    assertThat(Files.readString(PermissionsDocument.FILE)).isEqualTo(page);
  }
}
