package io.boundary.broker.figures;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.InMemoryLedgerListing;
import io.boundary.broker.fixture.World;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.DayFigures;
import io.boundary.broker.port.Tally;
import io.boundary.model.LedgerEvent;
import io.boundary.model.LedgerHead;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RebuildFiguresTest {

  private static final String READ = "123456789012 ReadOnlyAccess 1";
  private static final Optional<PermissionSetName> ALL = Optional.empty();

  private World world = lived();
  private final LocalDate today = LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC);

  @Test
  void run_whenTheFiguresAreRight_findsNothing() {
    FiguresReport report = run(true);

    assertThat(report).isEqualTo(new FiguresReport(4, List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void run_whenFiguresWereLost_makesThemAgainAlsoOfRecordsThatAreOver() {
    Map<Tally.Figure, Long> right = world.store.allFigures();
    world.store.expire(World.id(1));
    world.store.expire(World.id(3));
    lose();

    FiguresReport report = run(true);

    assertThat(report.requests()).isEqualTo(4);
    assertThat(report.wrong()).isEmpty();
    assertThat(report.corrected()).hasSize(2);
    assertThat(world.store.allFigures()).isEqualTo(right);
    assertThat(run(true).corrected()).isEmpty();
  }

  @Test
  void run_whenItShallOnlyLook_namesWhatIsWrongAndChangesNothing() {
    spoil(today, ALL, Map.of(RequestStatus.DENIED, 99L));
    spoil(
        today.minusDays(3),
        Optional.of(new PermissionSetName("Old")),
        Map.of(RequestStatus.ERROR, 1L));
    Map<Tally.Figure, Long> stored = world.store.allFigures();

    FiguresReport report = run(false);

    assertThat(report.wrong()).hasSize(2);
    assertThat(report.wrong().get(0).toString()).contains("Old").contains("ERROR=1");
    assertThat(world.store.allFigures()).isEqualTo(stored);
    assertThat(run(true).corrected()).isEqualTo(report.wrong());
    assertThat(run(false).wrong()).isEmpty();
  }

  /** Whatever happens right before any of its calls, the figures are right in the end. */
  @Test
  void run_whenTheJanitorCountsMeanwhile_isExact() {
    int calls = callsOfARun();
    for (int call = 0; call < calls; call++) {
      world = lived();
      spoil(today, ALL, Map.of(RequestStatus.DENIED, 99L));
      world.tap.pause(call, this::goOn);

      FiguresReport report = run(true);

      assertThat(report.wrong()).as("held at call " + call).isEmpty();
      world.settle();
      assertThat(world.store.allFigures()).as("held at call " + call).isEqualTo(counted());
    }
  }

  @Test
  void run_whenAnOlderVersionBeganTheChainAndTheRecordIsOver_changesNothing() {
    withoutOrigin(1);
    spoil(today, ALL, Map.of(RequestStatus.DENIED, 99L));

    assertThat(run(true).corrected()).as("its record still tells").hasSize(1);

    world.store.expire(World.id(1));
    spoil(today, ALL, Map.of(RequestStatus.DENIED, 99L));
    FiguresReport report = run(true);

    assertThat(report.untold()).containsExactly(World.id(1).value());
    assertThat(report.corrected()).isEmpty();
    assertThat(report.wrong()).isNotEmpty();
  }

  /** Two that were denied, one that was granted and is over, one that is granted. */
  private static World lived() {
    World world = new World();
    world.ask(1, world.mallory, READ);
    world.ask(2, world.mallory, READ);
    world.ask(3, world.alice, READ);
    world.clock.advance(Duration.ofHours(1));
    world.settle();
    world.ask(4, world.alice, READ);
    world.clock.advance(Duration.ofMinutes(3));
    world.sweep(Duration.ZERO);
    return world;
  }

  /** A day's work while an operator's command is held. */
  private void goOn() {
    world.ask(5, world.mallory, READ);
    world.clock.advance(Duration.ofHours(1));
    world.sweep(Duration.ZERO);
    world.clock.advance(Duration.ofMinutes(3));
    world.sweep(Duration.ZERO);
  }

  /** What the records say. */
  private Map<Tally.Figure, Long> counted() {
    return world.store.allRequests().stream()
        .flatMap(request -> Tally.figures(request, request.counted().orElseThrow()))
        .collect(groupingBy(figure -> figure, counting()));
  }

  private int callsOfARun() {
    int before = world.tap.calls().size();
    run(true);
    return world.tap.calls().size() - before;
  }

  private void withoutOrigin(int number) {
    LedgerEvent event = world.store.allEvents(World.id(number)).get(0);
    world.store.tamper(
        World.id(number),
        List.of(
            LedgerEvent.after(
                LedgerHead.NONE,
                event.requestId(),
                event.at(),
                event.actor(),
                event.kind(),
                event.from(),
                event.to(),
                event.reason(),
                event.evidenceDigest())));
  }

  private void lose() {
    Set.copyOf(world.store.allFigures().keySet())
        .forEach(figure -> spoil(figure.day(), figure.permissionSet(), Map.of()));
    assertThat(world.store.allFigures()).isEmpty();
  }

  private void spoil(
      LocalDate day, Optional<PermissionSetName> set, Map<RequestStatus, Long> counts) {
    Map<RequestStatus, Long> stored = world.store.days(set, day, day).getOrDefault(day, Map.of());
    assertThat(world.store.replace(new DayFigures(day, set, stored), counts))
        .isEqualTo(CommitResult.DONE);
  }

  private FiguresReport run(boolean change) {
    return new RebuildFigures(
            new InMemoryLedgerListing(world.store, world.tap),
            world.store,
            Set.of(new PermissionSetName("Old")))
        .run(change, rows -> {});
  }
}
