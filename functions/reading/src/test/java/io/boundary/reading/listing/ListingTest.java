package io.boundary.reading.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.InMemoryStore;
import io.boundary.broker.fixture.Tap;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.model.AccessRequest;
import io.boundary.model.AccountId;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.reading.caller.Allowed;
import io.boundary.reading.caller.Scope;
import io.boundary.reading.listing.Listing.Filled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

  private static final Filters ACTIVE = Filters.of(RequestStatus.ACTIVE);
  private static final AccountId MINE = new AccountId("444455556666");
  private static final int PLENTY = 100_000;

  private final Tap tap = new Tap();
  private final InMemoryStore store = new InMemoryStore(tap);
  private final Listing listing = new Listing(store);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 50, 99, 100, 101})
  void fill_whenFollowedToTheEnd_thenEachInScopeOnceNewestFirstAndNoEmptyPage(int wanted) {
    // given: every seventh is mine, and many share a time
    for (int n = 1; n <= 700; n++) {
      put(n, n % 7 == 0);
    }

    // when
    List<AccessRequest> all = new ArrayList<>();
    Optional<String> position = Optional.empty();
    do {
      Filled page = listing.fill(ACTIVE, scope(), wanted, position, PLENTY);
      assertThat(page.items()).isNotEmpty().hasSizeLessThanOrEqualTo(wanted);
      assertThat(page.items().size() == wanted || page.next().isEmpty()).isTrue();
      all.addAll(page.items());
      position = page.next();
    } while (position.isPresent());

    // then
    assertThat(all).extracting(AccessRequest::id).doesNotHaveDuplicates().hasSize(100);
    assertThat(all).allMatch(request -> request.ask().account().equals(MINE));
    assertThat(all).isSortedAccordingTo(Comparator.comparing(AccessRequest::createdAt).reversed());
  }

  @Test
  void fill_whenTheBudgetIsUsedUp_thenGoesOnWhereItStoppedAlthoughNothingWasFound() {
    put(1, true);
    for (int n = 2; n <= 900; n++) {
      put(n, false);
    }

    Filled first = listing.fill(ACTIVE, scope(), 10, Optional.empty(), 500);
    Filled second = listing.fill(ACTIVE, scope(), 10, first.next(), 500);

    assertThat(first.items()).isEmpty();
    assertThat(first.next()).isPresent();
    assertThat(second.items()).extracting(AccessRequest::id).containsExactly(Samples.id(1));
    assertThat(second.next()).isEmpty();
  }

  @Test
  void fill_whenTheBudgetEndsRightAfterTheLastWanted_thenGoesOnAfterThat() {
    put(900, true);
    put(1, true);
    for (int n = 2; n < 900; n++) {
      put(n, false);
    }

    Filled first = listing.fill(ACTIVE, scope(), 1, Optional.empty(), 300);
    Filled rest = listing.fill(ACTIVE, scope(), 10, first.next(), PLENTY);

    assertThat(ids(first)).containsExactly(Samples.id(900));
    assertThat(ids(rest)).containsExactly(Samples.id(1));
  }

  @Test
  void fill_whenJustAsManyAsWantedAreThere_thenThereIsNoNext() {
    put(10, true);
    put(20, false);
    put(30, true);

    Filled page = listing.fill(ACTIVE, scope(), 2, Optional.empty(), PLENTY);

    assertThat(ids(page)).containsExactly(Samples.id(30), Samples.id(10));
    assertThat(page.next()).isEmpty();
  }

  @Test
  void fill_whenTheScopeIsNothing_thenNothingIsRead() {
    put(1, true);
    Scope nothing =
        new Scope(
            Allowed.only(Set.of()),
            Allowed.everything(),
            Allowed.everything(),
            Allowed.everything());

    Filled page = listing.fill(ACTIVE, nothing, 2, Optional.empty(), PLENTY);

    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isEmpty();
    assertThat(tap.calls()).isEmpty();
  }

  private static List<RequestId> ids(Filled page) {
    return page.items().stream().map(AccessRequest::id).toList();
  }

  private void put(int number, boolean mine) {
    store.putOld(
        Samples.request(number)
            .status(RequestStatus.ACTIVE)
            .account(mine ? MINE : new AccountId("111122223333"))
            .createdAt(Samples.T0.plusSeconds(number / 10))
            .build());
  }

  private static Scope scope() {
    return new Scope(
        Allowed.only(Set.of(MINE)),
        Allowed.everything(),
        Allowed.everything(),
        Allowed.everything());
  }
}
