package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.Backlog.Work;
import io.boundary.broker.FindRequests.Filter;
import io.boundary.broker.fixture.World;
import io.boundary.model.AccessRequest;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators list. Alice holds 1, her second Slack user waits with 2, Mallory was denied 3. */
class FindRequestsTest {

  private static final Filter ANY =
      new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private final World world = new World();
  private final FindRequests find = new FindRequests(world.store);
  private Instant later = Instant.EPOCH;

  @BeforeEach
  void ask() {
    world.ask(1, world.alice, "123456789012 ReadOnlyAccess 1");
    world.clock.advance(Duration.ofMinutes(5));
    later = world.clock.instant();
    world.ask(2, world.aliceAgain, Story.ADMIN);
    world.clock.advance(Duration.ofMinutes(1));
    world.ask(3, world.mallory, "123456789012 ReadOnlyAccess 1");
  }

  private List<String> ids(List<AccessRequest> requests) {
    return requests.stream().map(request -> request.id().value()).toList();
  }

  private static String id(int number) {
    return World.id(number).value();
  }

  @Test
  void newest_whenNothingIsAskedFor_areAllStatesNewestFirst() {
    assertThat(ids(find.newest(ANY, 10))).containsExactly(id(3), id(2), id(1));
    assertThat(ids(find.newest(ANY, 2))).containsExactly(id(3), id(2));
  }

  @Test
  void newest_whenFiltered_fitAllFilters() {
    Filter active =
        new Filter(
            Optional.of(RequestStatus.ACTIVE),
            Optional.of(World.PRODUCTION),
            Optional.of(world.alice),
            Optional.empty());
    Filter recent =
        new Filter(
            Optional.empty(), Optional.of(World.PRODUCTION), Optional.empty(), Optional.of(later));

    assertThat(ids(find.newest(active, 10))).containsExactly(id(1));
    assertThat(ids(find.newest(recent, 10))).containsExactly(id(3));
  }

  private UnfinishedRequests.Found unfinishedOf(SlackUserId user) {
    return new UnfinishedRequests(world.store, world.store, world.clock).of(user);
  }

  @Test
  void unfinished_whenAPersonHasTwoSlackUsers_isOfBoth() {
    assertThat(ids(unfinishedOf(world.alice).requests())).containsExactlyInAnyOrder(id(1), id(2));
    assertThat(unfinishedOf(world.mallory).requests()).isEmpty();
    assertThat(unfinishedOf(world.alice).unread()).isEmpty();
  }

  @Test
  void unfinished_whenOnlyWhatIsOverShowsThePerson_isOfBothAllTheSame() {
    world.clock.advance(Duration.ofHours(2));
    world.sweep();
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);

    assertThat(ids(unfinishedOf(world.alice).requests())).containsExactly(id(2));
  }

  @Test
  void unfinished_whenARecordCannotBeRead_namesItAndFindsTheOthers() {
    world.store.poison(World.id(1));

    UnfinishedRequests.Found found = unfinishedOf(world.aliceAgain);

    assertThat(ids(found.requests())).containsExactly(id(2));
    assertThat(found.unread()).singleElement().asString().startsWith(id(1) + " cannot be read");
  }

  @Test
  void backlog_whenTimeHasPassed_namesWhatASweepWouldDoAndTouchesNothing() {
    world.clock.advance(Duration.ofHours(9));
    List<AccessRequest> before = List.copyOf(world.store.allRequests());

    List<Backlog.Item> items = new Backlog(world.store, world.clock).items();

    assertThat(work(items, 1)).contains(Work.END);
    assertThat(work(items, 2)).contains(Work.DENY);
    assertThat(world.store.allRequests()).containsExactlyElementsOf(before);
    world.sweep();
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.request(2).status()).isEqualTo(RequestStatus.DENIED);
  }

  private static List<Work> work(List<Backlog.Item> items, int number) {
    return items.stream()
        .filter(item -> item.request().id().equals(World.id(number)))
        .flatMap(item -> item.work().stream())
        .toList();
  }
}
