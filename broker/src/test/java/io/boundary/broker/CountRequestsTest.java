package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.Invariants;
import io.boundary.broker.fixture.World;
import io.boundary.broker.port.StoreException;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountRequestsTest {

  private final World world = new World();
  private final LocalDate today = LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC);

  @Test
  void sweep_whenRequestsHaveSettled_countsEachWhereItIs() {
    for (int number = 1; number <= 30; number++) {
      world.ask(number, world.mallory, "123456789012 ReadOnlyAccess 1");
    }
    world.ask(31, world.alice, "123456789012 ReadOnlyAccess 1");
    world.clock.advance(Duration.ofMinutes(3));

    world.sweep(Duration.ZERO);

    assertThat(figures()).isEqualTo(Map.of(RequestStatus.DENIED, 30L, RequestStatus.ACTIVE, 1L));
    world.clock.advance(Duration.ofHours(1));
    world.settle();
    assertThat(figures()).isEqualTo(Map.of(RequestStatus.DENIED, 30L, RequestStatus.REVOKED, 1L));
  }

  @Test
  void sweep_whenARequestHasJustMoved_doesNotDisturbIt() {
    world.ask(1, world.alice, "123456789012 ReadOnlyAccess 1");

    world.sweep(Duration.ZERO);

    assertThat(figures()).isEmpty();
    assertThat(world.request(1).counted()).isEmpty();
  }

  @Test
  void sweep_whenTheFiguresCannotBeWritten_endsGrantsAllTheSameAndCountsLater() {
    world.ask(1, world.alice, "123456789012 ReadOnlyAccess 1");
    world.clock.advance(Duration.ofHours(1));
    world.tap.breakDown("counts.fold", () -> new StoreException("the counters are gone"));

    SweepReport report = world.sweep(Duration.ZERO);
    world.clock.advance(Duration.ofMinutes(3));
    SweepReport next = world.sweep(Duration.ZERO);

    assertThat(report.revoked()).isEqualTo(1);
    assertThat(report.errors() + next.errors()).isZero();
    assertThat(figures()).isEmpty();
    world.tap.mend();
    world.settle();
    assertThat(figures()).isEqualTo(Map.of(RequestStatus.REVOKED, 1L));
    assertThat(Invariants.breaches(world)).isEmpty();
  }

  @Test
  void sweep_whenACountIsRepeated_countsOnce() {
    world.ask(1, world.alice, "123456789012 ReadOnlyAccess 1");
    for (int i = 0; i < 5; i++) {
      world.clock.advance(Duration.ofMinutes(3));
      world.sweep(Duration.ZERO);
    }

    assertThat(figures()).isEqualTo(Map.of(RequestStatus.ACTIVE, 1L));
  }

  private Map<RequestStatus, Long> figures() {
    return world.store.days(Optional.empty(), today, today).getOrDefault(today, Map.of());
  }
}
