package io.boundary.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.sandbox.aws.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Least privilege, function by function: the uses that the product is put to take every permission
 * that Terraform gives, and no other. (That no other is taken, every end-to-end test sees: {@link
 * Rig#close}.)
 */
class PermissionsTest {

  /** Those that are deployed and driven here; a function that joins the sandbox joins this list. */
  private static final List<String> FUNCTIONS = List.of("webhook", "workflow", "janitor");

  private static final String ADMIN = Rig.PLAYGROUND + " AdministratorAccess 1 INC-42";
  private static final String READ = Rig.PRODUCTION + " ReadOnlyAccess ";

  private static final Map<String, Set<Use>> SEEN = new TreeMap<>();

  @BeforeAll
  static void useEverything() {
    try (Rig rig = new Rig()) {
      grantExtendAndHandBack(rig);
      approveAndDeny(rig);
      readAndPutOff(rig);
      loseOperations(rig);
      finishForTheWorkflowAndExpire(rig);
      driftAndReconcile(rig);
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
    rig.aws.enqueue("{\"request_type\":\"unknown\"}");
    Within.usual(
        "a message being put back",
        () -> rig.uses("workflow").toString().contains("ChangeMessageVisibility"),
        () -> rig.uses("workflow"));
    rig.control.fault("organizations", "DescribeAccount", "fail_before", 20);
    rig.slack.ask(Rig.DAVE, Rig.DEVELOPMENT + " PowerUserAccess 1");
    Within.usual(
        "a request being put off",
        () -> rig.uses("workflow").toString().contains("sqs:SendMessage"),
        () -> rig.uses("workflow"));
    rig.control.calm();
  }

  private static void loseOperations(Rig rig) {
    for (String operation : List.of("CreateAccountAssignment", "DeleteAccountAssignment")) {
      rig.control.fault("sso", operation, "fail_after", 1);
      String id = rig.slack.ask(Rig.DAVE, READ + "1");
      sweepUntil(rig, id, "ACTIVE");
      rig.slack.command(Rig.DAVE, "revoke " + id);
      sweepUntil(rig, id, "REVOKED");
      rig.control.calm();
    }
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
    String page = PermissionsDocument.of(Permissions.ofTerraform(), FUNCTIONS);
    if (Boolean.getBoolean("permissions.write")) {
      PermissionsDocument.write(page);
    }

    assertThat(Files.readString(PermissionsDocument.FILE)).isEqualTo(page);
  }
}
