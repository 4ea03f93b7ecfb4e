package io.boundary.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.e2e.Rig;
import io.boundary.sandbox.e2e.WorkerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three workers and two janitors in processes of their own, killed at random, while people ask and
 * decide at random and every service fails at random. {@code scripts/soak --minutes 10} runs it for
 * longer, {@code --seed} with the same choices.
 */
@Tag("soak")
class SoakTest {

  private static final Duration LOAD = Duration.ofSeconds(Integer.getInteger("soak.seconds", 60));
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime() % 1_000_000);

  /** Beyond any step, kills in a row and a busy machine: later than this was forgotten. */
  private static final double FORGOTTEN_AFTER_SECONDS = 600;

  private static final int PEOPLE_AT_ONCE = 3;

  private static final SandboxOptions.Timing TIMING =
      Rig.TIMING.withWorkflowConcurrency(0).withVisibility(Duration.ofSeconds(20));

  private final Path folder = Path.of("target/soak/" + SEED).toAbsolutePath();
  private final Journal journal = new Journal();
  private final Timeline timeline = new Timeline();

  @Test
  void everything_whenAllFailsAtOnceForAWhile_isTrueAtTheEnd() {
    SoakWorld world = SoakWorld.write(folder);
    SandboxOptions options =
        SandboxOptions.of(Rig.ROOT)
            .withTiming(TIMING)
            .withWorldFile(world.world())
            .withAccessRules(world.accessRules());
    Report report = new Report().line("seed", SEED).line("seconds of load", LOAD.toSeconds());
    try (Rig rig = new Rig(options);
        Fleet fleet =
            new Fleet(
                new WorkerProcess.Setting(rig.info, world.world(), world.accessRules(), folder),
                3,
                2)) {
      timeline.moved(System.currentTimeMillis() / 1000.0, 0);
      load(rig, fleet);
      boolean settled = new Settling(rig, timeline, LOAD.plus(Duration.ofMinutes(2))).settled();
      judge(report, rig, fleet, settled);
    }
  }

  private void load(Rig rig, Fleet fleet) {
    Poison.spread(rig, journal);
    Crowd crowd = new Crowd(rig, journal);
    Weather weather = new Weather(rig.control);
    try (Troubles troubles = new Troubles(SEED)) {
      for (int i = 0; i < PEOPLE_AT_ONCE; i++) {
        troubles.every(Duration.ofMillis(600), crowd::act);
      }
      troubles.every(Duration.ofMillis(300), weather::worsen);
      troubles.every(Duration.ofSeconds(4), fleet::killOne);
      troubles.every(Duration.ofSeconds(5), random -> timePasses(rig, random));
      troubles.every(Duration.ofSeconds(12), random -> freeze(rig, troubles));
      troubles.last(LOAD);
    }
    rig.control.calm();
  }

  private void timePasses(Rig rig, Random random) {
    rig.control.advance(Duration.ofSeconds(5 + random.nextInt(200)));
    timeline.moved(System.currentTimeMillis() / 1000.0, rig.control.ahead());
  }

  /**
   * Granting is frozen for a while. What was approved meanwhile is seen in the ledger itself: an
   * event's own time is when its transaction was put together, which may be long before it counts.
   */
  private void freeze(Rig rig, Troubles troubles) {
    rig.aws.freeze(true, rig.control.now());
    Set<String> before = rig.aws.approved();
    troubles.pause(Duration.ofSeconds(2));
    Set<String> after = rig.aws.approved();
    rig.aws.freeze(false, rig.control.now());
    after.removeAll(before);
    journal.froze(after);
  }

  private void judge(Report report, Rig rig, Fleet fleet, boolean settled) {
    List<String> breaches = Verdict.breaches(rig, journal);
    Overstay overstay = Overstay.of(rig, timeline);
    report
        .line("settled", settled)
        .line("kills", fleet.kills())
        .line("freezes", journal.freezes())
        .line("redelivered batches", Report.inLogs(folder, "were delivered again"))
        .line("messages put off", Report.inLogs(folder, "put off for"))
        .line("approved", rig.aws.approved().size())
        .line("overstay", overstay)
        .run(rig, journal)
        .breaches(breaches)
        .keep(folder.resolve("report.txt"));
    assertThat(breaches).as("logs in %s, seed %d%n%s", folder, SEED, report).isEmpty();
    assertThat(settled).as("settled; logs in %s, seed %d%n%s", folder, SEED, report).isTrue();
    assertThat(overstay.longest()).isLessThan(FORGOTTEN_AFTER_SECONDS);
    assertThat(fleet.kills()).as("kills, without which it shows less than it says").isPositive();
    assertThat(rig.aws.approved()).isNotEmpty();
    assertThat(overstay.ends()).isPositive();
  }
}
