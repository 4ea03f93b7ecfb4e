package io.boundary.broker.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.broker.fixture.contract.Samples;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.EndRequest;
import io.boundary.model.Lease;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How a request comes to its assignment, as a table over what stands. */
class AcquisitionTest {

  private static final Instant NOW = Samples.T0.plus(Duration.ofHours(1));
  private static final GrantTimes TIMES = GrantTimes.DEFAULT;

  private final AccessRequest holder = Samples.request(1, RequestStatus.ACTIVE);
  private final Lease held = Samples.lease(holder);

  @Test
  void of_whenNothingStands_thenTake() {
    assertThat(of(false, Optional.empty())).isEqualTo(new Acquisition.Take(Optional.empty()));
  }

  @Test
  void of_whenItStandsWithoutALease_thenItIsNotOurs() {
    assertThat(of(true, Optional.empty())).isEqualTo(new Acquisition.Standing());
  }

  @ParameterizedTest(name = "{0} s after not_before, there {1}: {2}")
  @CsvSource({
    "-3, false, Wait",
    "-1, false, Wait",
    "-1, true, Wait",
    "0, false, Take",
    "100, false, Take",
    "0, true, Wait",
    "29, true, Wait",
    "30, true, Standing",
    "3000, true, Standing",
  })
  void of_whenTheLeaseIsFree_thenItDependsOnSinceWhen(long since, boolean exists, String expected) {
    Lease free = Leases.freed(held, NOW.minusSeconds(since + 3), NOW.minusSeconds(since));

    assertThat(of(exists, Optional.of(free)).getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void of_whenTheFreeLeaseIsStillClosed_thenItWaitsJustSoLong() {
    Lease free = Leases.freed(held, NOW, NOW.plusSeconds(3));

    assertThat(of(false, Optional.of(free)))
        .isInstanceOfSatisfying(
            Acquisition.Wait.class,
            wait -> assertThat(wait.after()).isEqualTo(Duration.ofSeconds(3)));
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void of_whenItIsBeingReleased_thenItWaits(boolean exists) {
    Lease releasing =
        Leases.claimedToRelease(held, new Stint("other", NOW.plusSeconds(9), TIMES), NOW);

    assertThat(of(exists, Optional.of(releasing))).isInstanceOf(Acquisition.Wait.class);
  }

  @ParameterizedTest(name = "{0} ms more than is left: {1}")
  @CsvSource({"-1, Shorter", "0, Shorter", "1, Extend"})
  void of_whenItIsHeld_thenOnlyMoreTimeExtends(long more, String expected) {
    Duration left = Duration.between(NOW, holder.expiresAt().orElseThrow());

    Acquisition acquisition = of(true, Optional.of(held), left.plusMillis(more), holder);

    assertThat(acquisition.getClass().getSimpleName()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      value = RequestStatus.class,
      names = {"APPROVED", "REVOKED", "ERROR"})
  void of_whenItsHolderIsNotActive_thenItWaits(RequestStatus status) {
    AccessRequest other = Samples.request(1, status);

    assertThat(of(true, Optional.of(held), Duration.ofHours(9), other))
        .isInstanceOf(Acquisition.Wait.class);
  }

  @Test
  void of_whenItsHolderIsEnding_thenItWaits() {
    AccessRequest ending =
        holder.edit().endRequested(new EndRequest(NOW, Actor.JANITOR, "enough")).build();
    AccessRequest over = holder.edit().expiresAt(NOW).build();

    assertThat(of(true, Optional.of(held), Duration.ofHours(9), ending))
        .isInstanceOf(Acquisition.Wait.class);
    assertThat(of(true, Optional.of(held), Duration.ofHours(9), over))
        .isInstanceOf(Acquisition.Wait.class);
  }

  @Test
  void of_whenAStepIsUnderWay_thenItWaits() {
    Lease working =
        Leases.claimedToCreate(held, new Stint("other", NOW.plusSeconds(9), TIMES), NOW, true);

    assertThat(of(true, Optional.of(working))).isInstanceOf(Acquisition.Wait.class);
  }

  @ParameterizedTest(name = "{0} s after the step: {1}")
  @CsvSource({"0, Wait", "29, Wait", "30, Lost", "3000, Lost"})
  void of_whenTheHoldersAssignmentIsMissing_thenLostOnceTheListingCannotLag(
      long since, String expected) {
    Lease settled = Leases.handedOver(held, holder.id(), NOW);
    Instant now = settled.stepUntil().plusSeconds(since);

    Acquisition acquisition =
        Acquisition.of(
            new Look(false, Optional.of(settled)),
            Duration.ofHours(9),
            lease -> Optional.of(holder),
            TIMES,
            now);

    assertThat(acquisition.getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void of_whenALeaseHasNoHolder_thenItIsAFaultAndNoGrant() {
    Look look = new Look(true, Optional.of(held));

    assertThatThrownBy(
            () -> Acquisition.of(look, Duration.ofHours(1), lease -> Optional.empty(), TIMES, NOW))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has no holder");
  }

  private Acquisition of(boolean exists, Optional<Lease> lease) {
    return of(exists, lease, Duration.ofHours(9), holder);
  }

  private static Acquisition of(
      boolean exists, Optional<Lease> lease, Duration duration, AccessRequest holder) {
    return Acquisition.of(
        new Look(exists, lease), duration, any -> Optional.of(holder), TIMES, NOW);
  }
}
