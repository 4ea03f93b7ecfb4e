package io.boundary.sandbox.burst;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.sandbox.ProductFunctions;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import io.boundary.sandbox.aws.AwsCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's quotas, kept under many ends and many asks at once; counted, not timed. */
@Tag("slow")
class BurstTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void sweep_whenManyExpireAtOnce_thenEachEndCostsHardlyMoreThanItsTwoCalls() throws Exception {
    // given: each grant is alone in its account and permission set, so that no look is shared
    BurstOptions options = BurstOptions.parse("--grants", "60", "--ask-every-millis", "0");

    // when
    BurstResult result = BurstWiring.run(ROOT, options);

    // then
    assertThat(result.ended()).isEqualTo(60);
    assertThat(janitors(result, "DeleteAccountAssignment")).isEqualTo(60);
    assertThat(janitors(result, "ListAccountAssignments")).isEqualTo(60);
    assertThat(result.calls()).hasSizeBetween(120, 150);
    double seconds = result.took().toMillis() / 1000.0;
    assertThat((double) result.calls().size()).isLessThan(3 + 14 * seconds);
    assertThat(result.calls()).noneMatch(call -> call.error().equals("ThrottlingException"));
  }

  @Test
  void sweep_whenManyShareAnAccountAndPermissionSet_thenTheyShareTheLook() throws Exception {
    BurstOptions options =
        BurstOptions.parse(
            "--grants",
            "40",
            "--people",
            "20",
            "--accounts",
            "1",
            "--sets",
            "2",
            "--ask-every-millis",
            "0");

    BurstResult result = BurstWiring.run(ROOT, options);

    assertThat(result.ended()).isEqualTo(40);
    assertThat(janitors(result, "DeleteAccountAssignment")).isEqualTo(40);
    assertThat(janitors(result, "ListAccountAssignments")).isLessThan(30);
  }

  @Test
  void asks_whenManyComeAtOnce_thenAllAreServedAndFewCreationsAreInFlight(@TempDir Path folder)
      throws Exception {
    // given: more invocations at once than a deployment has, and an AWS that takes its time
    BurstOptions options = BurstOptions.parse("--people", "6", "--accounts", "4", "--grants", "1");
    Path world = folder.resolve("world.yaml");
    SandboxOptions sandbox = SandboxOptions.of(ROOT);
    BurstWorld.write(sandbox.worldFile(), world, options);
    SandboxOptions.Timing timing =
        SandboxOptions.Timing.DEFAULT
            .withTickPeriod(Duration.ZERO)
            .withCallsPerSecond(1_000)
            .withAssignmentDelay(Duration.ofSeconds(3))
            .withWorkflowConcurrency(20);
    try (Sandbox running =
        SandboxWiring.start(
            sandbox.withWorldFile(world).withTiming(timing), new ProductFunctions())) {
      // when
      int standing = running.aws().assignments().list().size();
      for (int n = 0; n < 24; n++) {
        String account = BurstWorld.account(n / 6);
        running.slackClient().command(BurstWorld.slackId(n % 6), account + " ReadOnlyAccess 1");
      }
      awaitAssignments(running, standing + 24);

      // then
      assertThat(running.aws().assignments().mostOutstandingCreations()).isBetween(2, 10);
      assertThat(running.aws().log().of("sso", "CreateAccountAssignment"))
          .hasSize(24)
          .allMatch(call -> call.error().isEmpty());
    }
  }

  private static void awaitAssignments(Sandbox running, int wanted) throws InterruptedException {
    List<Integer> seen = new ArrayList<>();
    for (int look = 0; look < 1_500; look++) {
      int there = running.aws().assignments().list().size();
      if (there == wanted) {
        return;
      }
      seen.add(there);
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("not all were granted; seen: " + seen.get(seen.size() - 1));
  }

  private static long janitors(BurstResult result, String operation) {
    return result.calls().stream()
        .filter(call -> call.function().equals("janitor"))
        .map(AwsCall::operation)
        .filter(operation::equals)
        .count();
  }
}
