package io.boundary.broker.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.audit.LedgerAudit;
import io.boundary.broker.fixture.InMemoryLedgerListing;
import io.boundary.broker.fixture.World;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.DayFigures;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckDayTest {

  private static final String READ = "123456789012 ReadOnlyAccess 1";

  private final World world = new World();
  private final LocalDate day = LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC);

  @Test
  void run_whenAllAgrees_findsNothing() {
    lived();

    CheckDay.Report report = run();

    assertThat(report).isEqualTo(new CheckDay.Report(day, List.of(), List.of(), 0));
    assertThat(world.tap.count("history.events")).isEqualTo(3);
  }

  @Test
  void run_whenAFigureIsWrong_namesIt() {
    lived();
    spoil();

    assertThat(run().figures()).containsExactly(new Slot(day, Optional.empty()));
  }

  @Test
  void run_whenTheJanitorCountsMeanwhile_findsNothing() {
    for (int call = 0; call < 40; call++) {
      CheckDayTest test = new CheckDayTest();
      test.lived();
      test.world.tap.pause(
          call,
          () -> {
            test.world.settle();
            test.world.clock.advance(Duration.ofMinutes(3));
            test.world.sweep(Duration.ZERO);
          });

      assertThat(test.run().figures()).as("held at call " + call).isEmpty();
    }
  }

  @Test
  void run_whenAnEventWasChanged_namesTheRequest() {
    lived();
    List<LedgerEvent> events = new ArrayList<>(world.store.allEvents(World.id(3)));
    events.remove(events.size() - 1);
    world.store.tamper(World.id(3), events);

    CheckDay.Report report = run();

    assertThat(report.figures()).isEmpty();
    assertThat(report.chains()).singleElement().asString().contains(World.id(3).value());
  }

  @Test
  void run_whenItsTimeIsOver_beginsNoFurtherChain() {
    lived();

    assertThat(check().run(Instant.EPOCH).unseen()).isEqualTo(3);
    assertThat(world.tap.count("history.events")).isZero();
  }

  /** Two that were denied and one that still waits, two days ago. */
  private void lived() {
    world.ask(1, world.mallory, READ);
    world.ask(2, world.mallory, READ);
    world.ask(3, world.alice, "111122223333 AdministratorAccess 1 INC-1");
    world.clock.advance(Duration.ofMinutes(3));
    world.sweep(Duration.ZERO);
    world.clock.advance(Duration.ofDays(2));
  }

  private void spoil() {
    Map<RequestStatus, Long> stored =
        world.store.days(Optional.empty(), day, day).getOrDefault(day, Map.of());
    assertThat(
            world.store.replace(
                new DayFigures(day, Optional.empty(), stored), Map.of(RequestStatus.ACTIVE, 2L)))
        .isEqualTo(CommitResult.DONE);
  }

  private CheckDay.Report run() {
    return check().run(Instant.MAX);
  }

  private CheckDay check() {
    return new CheckDay(
        world.store,
        world.store,
        new LedgerAudit(
            new InMemoryLedgerListing(world.store, world.tap), world.store, world.clock),
        world.clock);
  }
}
