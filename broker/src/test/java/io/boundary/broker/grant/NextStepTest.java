package io.boundary.broker.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.contract.Samples;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.EndRequest;
import io.boundary.model.Lease;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of what is to be done next: every state, every lease, with and without time left. */
class NextStepTest {

  private static final Instant NOW = Samples.T0.plus(Duration.ofMinutes(1));

  @ParameterizedTest(name = "{0}, lease {1}, {2}: {3}")
  @CsvSource({
    "PENDING_APPROVAL, NONE, TIME, NONE",
    "PENDING_APPROVAL, NONE, OVER, NONE",
    "DENIED, OWN, OVER, NONE",
    "REVOKED, OWN, OVER, NONE",
    "ERROR, OWN, OVER, NONE",
    "APPROVED, NONE, TIME, ACQUIRE",
    "APPROVED, FREE, TIME, ACQUIRE",
    "APPROVED, OTHER, TIME, ACQUIRE",
    "APPROVED, OWN, TIME, CREATE",
    "APPROVED, OWN_RELEASING, TIME, RELEASE",
    "APPROVED, NONE, OVER, ABANDON",
    "APPROVED, FREE, OVER, ABANDON",
    "APPROVED, OTHER, OVER, ABANDON",
    "APPROVED, OWN, OVER, RELEASE",
    "APPROVED, OWN, ASKED, RELEASE",
    "APPROVED, NONE, ASKED, ABANDON",
    "ACTIVE, NONE, TIME, ADOPT",
    "ACTIVE, NONE, OVER, ADOPT",
    "ACTIVE, FREE, OVER, ADOPT",
    "ACTIVE, OTHER, OVER, ADOPT",
    "ACTIVE, OWN, TIME, NONE",
    "ACTIVE, OWN, OVER, RELEASE",
    "ACTIVE, OWN, ASKED, RELEASE",
    "ACTIVE, OWN_RELEASING, TIME, RELEASE",
  })
  void of_whenSo_thenThatIsNext(RequestStatus status, Of lease, Left left, NextStep expected) {
    AccessRequest request = left.of(Samples.request(1, status));

    assertThat(NextStep.of(request, lease.of(request), NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"-1, NONE", "0, RELEASE", "1, RELEASE"})
  void of_whenItIsJustBeforeOrAtTheEnd_thenItEndsAtTheEnd(long millis, NextStep expected) {
    AccessRequest request = Samples.request(1, RequestStatus.ACTIVE);
    Instant end = request.expiresAt().orElseThrow();

    assertThat(NextStep.of(request, Of.OWN.of(request), end.plusMillis(millis)))
        .isEqualTo(expected);
  }

  /** Whose the lease is. */
  enum Of {
    NONE,
    FREE,
    OTHER,
    OWN,
    OWN_RELEASING;

    Optional<Lease> of(AccessRequest request) {
      Lease own = Samples.lease(request);
      return switch (this) {
        case NONE -> Optional.empty();
        case FREE -> Optional.of(Samples.freed(own));
        case OTHER -> Optional.of(Leases.handedOver(own, Samples.id(2), NOW));
        case OWN -> Optional.of(own);
        case OWN_RELEASING ->
            Optional.of(
                Leases.claimedToRelease(
                    own, new Stint("me", NOW.plusSeconds(50), GrantTimes.DEFAULT), NOW));
      };
    }
  }

  /** Whether it has time left. */
  enum Left {
    TIME,
    OVER,
    ASKED;

    AccessRequest of(AccessRequest request) {
      return switch (this) {
        case TIME -> request;
        case OVER -> request.edit().expiresAt(NOW).build();
        case ASKED ->
            request.edit().endRequested(new EndRequest(NOW, Actor.JANITOR, "enough")).build();
      };
    }
  }
}
