package io.boundary.aws.identitycenter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.aws.ManualTime;
import io.boundary.aws.PacedCalls.OutOfTimeException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CreationSlotsTest {

  private static final Instant T0 = Instant.parse("2026-01-05T09:00:00Z");
  private static final Instant LATER = T0.plusSeconds(10);

  private final ManualTime time = new ManualTime(T0);
  private final CreationSlots slots = new CreationSlots(2, time);

  @Test
  void take_whenAllAreTaken_thenNoneByTheDeadline() {
    slots.take(LATER);
    slots.take(LATER);
    assertNoneIsFree();
  }

  @Test
  void take_whenACreationHasEnded_thenItsSlotIsFree() {
    slots.take(LATER);
    slots.begun("c-1", LATER);
    slots.take(LATER);
    slots.begun("c-2", LATER);
    assertNoneIsFree();

    slots.ended("c-1");
    slots.ended("c-1");

    slots.take(T0);
    assertNoneIsFree();
  }

  @Test
  void take_whenNobodyFollowsACreation_thenItsSlotIsFreeAtItsDeadline() {
    slots.take(LATER);
    slots.begun("c-1", LATER);
    slots.take(LATER);
    slots.lost(LATER);
    assertNoneIsFree();

    time.move(Duration.ofSeconds(10));

    slots.take(T0);
    slots.take(T0);
    assertNoneIsFree();
  }

  @Test
  void take_whenOneWasNotBegun_thenItsSlotIsFree() {
    slots.take(LATER);
    slots.take(LATER);
    slots.notBegun();
    assertThatCode(() -> slots.take(T0)).doesNotThrowAnyException();
  }

  private void assertNoneIsFree() {
    assertThatThrownBy(() -> slots.take(time.instant())).isInstanceOf(OutOfTimeException.class);
  }
}
