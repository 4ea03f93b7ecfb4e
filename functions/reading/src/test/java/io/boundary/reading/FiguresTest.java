package io.boundary.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.InMemoryStore;
import io.boundary.broker.fixture.Tap;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.Tally;
import io.boundary.model.AccessRequest;
import io.boundary.model.RequestStatus;
import io.boundary.reading.Figures.Answer;
import io.boundary.reading.Figures.Counted;
import io.boundary.reading.Figures.Gone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-01-05T00:00:00Z");
  private static final RequestStatus[] STATES = RequestStatus.values();

  private final Tap tap = new Tap();
  private final InMemoryStore store = new InMemoryStore(tap);
  private final List<AccessRequest> all = new ArrayList<>();

  @Test
  void between_whenAnyRangeIsAsked_thenEqualToAFullCount() {
    Random random = new Random(7);
    for (int n = 1; n <= 300; n++) {
      made(n, MIDNIGHT.plus(Duration.ofMinutes(random.nextInt(5 * 24 * 60))));
    }
    made(301, MIDNIGHT);
    made(302, MIDNIGHT.minusNanos(1));
    made(303, MIDNIGHT.plus(Duration.ofDays(1)).minusNanos(1));
    List<Optional<Instant>> bounds = new ArrayList<>(List.of(Optional.empty()));
    for (int hours : new int[] {-30, -24, 0, 1, 11, 24, 25, 47, 48, 119, 120, 130}) {
      bounds.add(Optional.of(MIDNIGHT.plus(Duration.ofHours(hours))));
      bounds.add(Optional.of(MIDNIGHT.plus(Duration.ofHours(hours)).minusNanos(1)));
    }

    for (Optional<Instant> after : bounds) {
      for (Optional<Instant> before : bounds) {
        if (after.isEmpty() || before.isEmpty() || !after.get().isAfter(before.get())) {
          assertCounts(figures(10).between(after, before), after, before);
        }
      }
    }
  }

  @Test
  void between_whenOnlyWholeDaysAreAsked_thenNoIndexIsRead() {
    made(1, MIDNIGHT.plusSeconds(5));
    int before = tap.calls().size();

    figures(10).between(Optional.empty(), Optional.empty());
    figures(10)
        .between(
            Optional.of(MIDNIGHT), Optional.of(MIDNIGHT.plus(Duration.ofDays(2)).minusNanos(1)));
    figures(10).between(Optional.of(MIDNIGHT), Optional.of(MIDNIGHT.plus(Duration.ofDays(99))));

    assertThat(tap.calls().subList(before, tap.calls().size()))
        .containsExactly("counts.days", "counts.days", "counts.days");
  }

  @Test
  void between_whenRecordsHaveExpired_thenWholeDaysStillCountAndPartsAreNotGuessed() {
    AccessRequest kept = made(1, MIDNIGHT.plus(Duration.ofHours(5)));
    AccessRequest gone = made(2, MIDNIGHT.plus(Duration.ofHours(7)));
    Figures figures = figures(200);
    Optional<Instant> noon = Optional.of(MIDNIGHT.plus(Duration.ofHours(12)));
    assertThat(figures.between(noon, Optional.empty())).isInstanceOf(Counted.class);
    store.expire(gone.id());

    assertThat(figures.between(noon, Optional.empty()))
        .isEqualTo(new Gone(LocalDate.of(2026, 1, 5)));
    assertThat(figures.between(Optional.empty(), noon)).isInstanceOf(Gone.class);
    Counted whole = (Counted) figures.between(Optional.of(MIDNIGHT), Optional.empty());
    assertThat(whole.byStatus().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
    assertThat(whole.byStatus().get(kept.status())).isPositive();
  }

  /** A sample that is counted as the janitor does it. */
  private AccessRequest made(int number, Instant createdAt) {
    RequestStatus status = STATES[number % STATES.length];
    AccessRequest request =
        Samples.request(number).status(status).createdAt(createdAt).uncounted().build();
    store.commit(Commit.of(new Commit.RequestWrite(request, true, List.of())));
    store.fold(new Tally(List.of(request)));
    all.add(request);
    return request;
  }

  private Figures figures(int daysLater) {
    Instant now = MIDNIGHT.plus(Duration.ofDays(daysLater));
    return new Figures(store, store, Clock.fixed(now, ZoneOffset.UTC));
  }

  private void assertCounts(Answer answer, Optional<Instant> after, Optional<Instant> before) {
    Predicate<AccessRequest> inRange =
        request ->
            after.map(from -> !request.createdAt().isBefore(from)).orElse(true)
                && before.map(to -> !request.createdAt().isAfter(to)).orElse(true);
    for (RequestStatus status : STATES) {
      long expected =
          all.stream().filter(inRange).filter(request -> request.status() == status).count();
      assertThat(((Counted) answer).byStatus().get(status))
          .as("%s from %s to %s", status, after, before)
          .isEqualTo(expected);
    }
  }
}
