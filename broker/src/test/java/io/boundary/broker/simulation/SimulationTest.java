package io.boundary.broker.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of people, processes and faults: the invariants hold at every step, and once
 * nothing goes wrong any more everything comes to its end. {@code scripts/simulate} runs more.
 */
class SimulationTest {

  private static final int HISTORIES = 2_000;
  private static final int STEPS_AT_LEAST = 200;

  @Test
  @Tag("slow")
  void histories_whenAnythingGoesWrong_keepEveryInvariantAndSettle() {
    // given
    long end = System.nanoTime() + TimeUnit.DAYS.toNanos(1);
    Campaign campaign = new Campaign(0, HISTORIES, end);

    // when
    campaign.run(Runtime.getRuntime().availableProcessors());

    // then
    assertThat(campaign.failure().map(Report::shrunk)).isEmpty();
    assertThat(campaign.histories()).isEqualTo(HISTORIES);
    assertThat(campaign.fewestSteps()).isGreaterThanOrEqualTo(STEPS_AT_LEAST);
    assertThat(campaign.coverage().missing()).as("faults that no call met").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 71, 1_234_567})
  void history_whenItsSeedIsRunAgain_goesTheSameWay(long seed) {
    assertThat(story(seed)).isEqualTo(story(seed)).hasSizeGreaterThan(STEPS_AT_LEAST);
  }

  @Test
  void history_whenToldInWords_isTheOneThatWasRunWithout() {
    try (Fibers fibers = new Fibers()) {
      Script script = Planner.script(5);

      Verdict silent = History.run(fibers, script, false, new Coverage());
      Verdict told = History.run(fibers, script, true, new Coverage());

      assertThat(told.hash()).isEqualTo(silent.hash());
      assertThat(told.story()).hasSize((int) silent.steps());
    }
  }

  @Test
  void shrunk_whenOneEventIsToBlame_leavesThatAlone() {
    Script script = Planner.script(9);
    Event guilty = script.events().get(script.events().size() / 3);

    Script small = Shrinker.shrunk(script, candidate -> candidate.events().contains(guilty));

    assertThat(small.events()).containsExactly(guilty);
  }

  private static List<String> story(long seed) {
    try (Fibers fibers = new Fibers()) {
      return History.run(fibers, Planner.script(seed), true, new Coverage()).story();
    }
  }
}
