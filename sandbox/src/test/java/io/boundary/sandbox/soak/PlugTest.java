package io.boundary.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.e2e.Rig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A service is dead for an hour in the middle of what people do, and then back. Nobody does
 * anything about it, and in the end all is true. {@code scripts/soak --plug each} does it with 500
 * requests.
 */
@Tag("soak")
class PlugTest {

  private static final int REQUESTS = Integer.getInteger("soak.requests", 12);
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime() % 1_000_000);
  private static final String SERVICES = System.getProperty("soak.plug", "one after the other");
  private static final int PEOPLE_AT_ONCE = 4;

  /** The hour goes by in so many steps, and people go on meanwhile. */
  private static final int STEPS = 6;

  private static final Duration STEP = Duration.ofMinutes(60 / STEPS);
  private static final Duration BETWEEN_STEPS = Duration.ofMillis(400);

  private static final SandboxOptions.Timing TIMING =
      Rig.TIMING.withTickPeriod(Duration.ofMillis(500)).withVisibility(Duration.ofSeconds(10));

  private final Path folder = Path.of("target/soak/plug-" + SEED).toAbsolutePath();
  private final Journal journal = new Journal();
  private final Timeline timeline = new Timeline();

  /** Each outage of a run; usually five after each other, since it takes time to settle. */
  static Stream<List<Plug>> runs() {
    return switch (SERVICES) {
      case "one after the other" ->
          Stream.of(
              List.of(
                  Plug.DYNAMODB, Plug.IDENTITY_CENTER, Plug.ORGANIZATIONS, Plug.SLACK, Plug.SQS));
      case "each" -> Stream.of(Plug.values()).map(List::of);
      default ->
          Stream.of(List.of(Plug.valueOf(SERVICES.toUpperCase(Locale.ROOT).replace('-', '_'))));
    };
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everything_whenAServiceIsDeadForAnHour_isTrueAtTheEnd(List<Plug> plugs) {
    SoakWorld world = SoakWorld.write(folder);
    SandboxOptions options =
        SandboxOptions.of(Rig.ROOT)
            .withTiming(TIMING)
            .withWorldFile(world.world())
            .withAccessRules(world.accessRules());
    Report report = new Report().line("dead for an hour", plugs).line("seed", SEED);
    try (Rig rig = new Rig(options);
        Troubles people = new Troubles(SEED)) {
      timeline.moved(System.currentTimeMillis() / 1000.0, 0);
      Crowd crowd = new Crowd(rig, journal);
      for (Plug plug : plugs) {
        outage(rig, plug, crowd, people);
      }
      boolean settled = new Settling(rig, timeline, Duration.ofMinutes(8)).settled();
      judge(report, rig, plugs, settled);
    }
  }

  /** Some of what people do comes before it, some while it lasts, and some after it. */
  private void outage(Rig rig, Plug plug, Crowd crowd, Troubles people) {
    int before = journal.asks().size();
    int phase = 100 * before;
    many(crowd, REQUESTS * 4 / 10, phase + 1);
    plug.pull(rig.control);
    anHour(rig, crowd, people, phase);
    rig.control.calm();
    many(crowd, Math.max(REQUESTS / 10, REQUESTS - (journal.asks().size() - before)), phase + 3);
  }

  private void anHour(Rig rig, Crowd crowd, Troubles people, int phase) {
    for (int step = 0; step < STEPS; step++) {
      many(crowd, Math.max(1, REQUESTS * 3 / 10 / STEPS), phase + 10 + step);
      people.pause(BETWEEN_STEPS);
      rig.control.advance(STEP);
      timeline.moved(System.currentTimeMillis() / 1000.0, rig.control.ahead());
    }
  }

  /** People do one thing after the other until so many more requests were made. */
  private void many(Crowd crowd, int requests, int phase) {
    int enough = journal.asks().size() + requests;
    List<CompletableFuture<Void>> all = new ArrayList<>();
    IntStream.range(0, PEOPLE_AT_ONCE)
        .forEach(
            number -> {
              Random random = new Random(SEED * 100_000 + phase * 10L + number);
              all.add(
                  CompletableFuture.runAsync(
                      () -> {
                        while (journal.asks().size() < enough) {
                          crowd.act(random);
                        }
                      }));
            });
    all.forEach(CompletableFuture::join);
  }

  private void judge(Report report, Rig rig, List<Plug> plugs, boolean settled) {
    List<String> breaches = Verdict.breaches(rig, journal);
    report
        .line("settled", settled)
        .line("overstay", Overstay.of(rig, timeline))
        .run(rig, journal)
        .breaches(breaches)
        .keep(folder.resolve(plugs.size() == 1 ? plugs.get(0).name() + ".txt" : "plugs.txt"));
    assertThat(breaches).as("%s", report).isEmpty();
    assertThat(settled).as("settled; %s", report).isTrue();
  }
}
