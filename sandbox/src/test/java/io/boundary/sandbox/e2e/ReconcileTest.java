package io.boundary.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drift made by hand in the simulated Identity Center, and found over the wire. */
class ReconcileTest {

  private static final int MANY = 40;
  private static final Duration SETTLED = Duration.ofMinutes(5);

  @TempDir private Path folder;

  private Rig rig = new Rig();

  @BeforeEach
  void settled() {
    rig.control.advance(SETTLED);
  }

  @AfterEach
  void end() {
    rig.close();
  }

  private JsonNode reconcile() {
    return rig.control.call("POST", "/reconcile", Json.object());
  }

  private void byOthers(String method, String user, String account, String permissionSet) {
    rig.control.call(
        method,
        "/identity-center/assignments",
        Json.object()
            .put("user", user)
            .put("account_id", account)
            .put("permission_set", permissionSet));
  }

  @Test
  void reconcile_whenNothingDrifted_findsOnlyWhatStoodBefore() {
    rig.ask(Rig.ALICE, Rig.PRODUCTION + " ReadOnlyAccess 1", "ACTIVE");
    rig.control.advance(SETTLED);

    JsonNode counts = reconcile();

    assertThat(counts.path("unknown").asInt()).isEqualTo(1); // sam's, from the world file
    assertThat(counts.path("missing").asInt()).isZero();
    assertThat(counts.path("stuck").asInt()).isZero();
    assertThat(counts.path("unreadable").asInt()).isZero();
    assertThat(counts.path("complete").asBoolean()).isTrue();
    assertThat(Invariants.breaches(rig)).isEmpty();
  }

  @Test
  void reconcile_whenOthersTookOursAndMadeTheirOwn_endsOursReportsTheirsAndTellsTheChannel() {
    // given
    String id = rig.ask(Rig.ALICE, Rig.PRODUCTION + " ReadOnlyAccess 1", "ACTIVE");
    rig.control.advance(SETTLED);
    byOthers("DELETE", "alice", Rig.PRODUCTION, "ReadOnlyAccess");
    byOthers("POST", "mallory", Rig.PLAYGROUND, "AdministratorAccess");

    // when
    JsonNode counts = reconcile();

    // then
    assertThat(counts.path("missing").asInt()).isEqualTo(1);
    assertThat(counts.path("ended").asInt()).isEqualTo(1);
    assertThat(counts.path("unknown").asInt()).isEqualTo(2);
    assertThat(rig.aws.status(id)).isEqualTo("REVOKED");
    assertThat(rig.aws.text(id, "end_reason"))
        .isEqualTo("the assignment was removed outside Boundary");
    assertThat(rig.aws.holds("mallory", Rig.PLAYGROUND, "AdministratorAccess")).isTrue();
    assertThat(rig.control.channel("C0SECAPPR1").toString())
        .contains("1 of ours missing, 0 stuck, 2 not ours, 0 unreadable")
        .contains("AdministratorAccess in " + Rig.PLAYGROUND);
    byOthers("DELETE", "mallory", Rig.PLAYGROUND, "AdministratorAccess");
    assertThat(reconcile().path("unknown").asInt()).isEqualTo(1);
    assertThat(Invariants.breaches(rig)).isEmpty();
  }

  @Test
  void reconcile_whenTheOrganizationIsLargeAndAwsIsBusy_takesSeveralRunsAndSeesEverythingOnce()
      throws IOException {
    // given
    inALargeOrganization();
    for (int i = 0; i < MANY; i++) {
      byOthers("POST", "mallory", account(i), "PowerUserAccess");
    }
    rig.control.fault("sso", "*", "throttle", 5);

    // when
    int found = 0;
    int runs = 0;
    JsonNode counts;
    do {
      counts = rig.control.call("POST", "/reconcile", Json.object().put("looks", 9));
      found += counts.path("unknown").asInt();
      runs++;
    } while (!counts.path("complete").asBoolean() && runs < 30);

    // then
    assertThat(counts.path("complete").asBoolean()).isTrue();
    assertThat(runs).isBetween(5, 10);
    assertThat(counts.path("runs").asInt()).isEqualTo(runs);
    assertThat(found).isEqualTo(MANY + 1);
    assertThat(rig.control.faultsLeft()).isZero();
  }

  private void inALargeOrganization() throws IOException {
    StringBuilder accounts = new StringBuilder("accounts:\n");
    for (int i = 0; i < MANY; i++) {
      accounts.append(
          "  \"%s\": { name: many-%d, parent: r-ab12, tags: {} }%n".formatted(account(i), i));
    }
    String world = Files.readString(Rig.ROOT.resolve("config/sandbox/world.yaml"));
    Path large = folder.resolve("world.yaml");
    Files.writeString(large, world.replace("accounts:\n", accounts.toString()));
    rig.close();
    SandboxOptions usual = SandboxOptions.of(Rig.ROOT).withTiming(Rig.TIMING);
    rig =
        new Rig(
            new SandboxOptions(
                0, large, usual.accessRules(), Optional.empty(), Optional.empty(), usual.timing()));
  }

  private static String account(int number) {
    return String.valueOf(500_000_000_000L + number);
  }

  @Test
  void reconcile_whenIdentityCenterIsDown_failsItsRunAndTheNextOneGoesOn() throws IOException {
    inALargeOrganization();
    for (int i = 0; i < 6; i++) {
      byOthers("POST", "mallory", account(i), "PowerUserAccess");
    }
    rig.control.fault("sso", "ListAccountAssignments", "fail_before", 1_000_000);

    JsonNode down = rig.control.answer("POST", "/reconcile", Json.object());

    assertThat(down.path("error").asText()).contains("goes on at its next run");
    rig.control.calm();
    JsonNode counts = reconcile();
    assertThat(counts.path("complete").asBoolean()).isTrue();
    assertThat(counts.path("runs").asInt()).isEqualTo(2);
  }

  @Test
  void tick_whenTheEventNamesNoTask_sweepsAsEver() {
    assertThat(rig.control.tick().has("revoked")).isTrue();
  }
}
