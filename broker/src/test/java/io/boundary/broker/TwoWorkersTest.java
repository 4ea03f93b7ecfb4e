package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.Invariants;
import io.boundary.broker.fixture.TurnTaking;
import io.boundary.broker.fixture.World;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two workers at once, taking turns at every port call in an order that a seed gives: on one
 * message, on opposite clicks, on a wish to end and a grant.
 */
class TwoWorkersTest {

  private static final int SEEDS = 12;

  /** Two things that happen at once. */
  private record Race(String name, Consumer<World> before, List<Consumer<World>> both) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> races() {
    List<Race> races =
        new ArrayList<>(
            Story.grantingAndEnding()
                .map(
                    story ->
                        new Race(
                            "twice: " + story.name(),
                            story.before(),
                            List.of(story.step(), story.step())))
                .toList());
    races.add(
        race("approve and deny", TwoWorkersTest::asked, Story.click(true), Story.click(false)));
    races.add(
        race(
            "two approvers",
            TwoWorkersTest::asked,
            Story.click(true),
            world -> world.decide(world.click(1, world.sue, true))));
    races.add(
        race("approve and withdraw", TwoWorkersTest::asked, Story.click(true), Story::handBack));
    races.add(
        race("grant and hand-back", world -> {}, Story.submit(1, Story.READ), Story::handBack));
    races.add(
        race(
            "two requests for one assignment",
            world -> {},
            Story.submit(1, Story.READ),
            Story.submit(2, "123456789012 ReadOnlyAccess 2")));
    races.add(
        race(
            "extension and hand-back",
            world -> world.ask(1, world.alice, Story.READ),
            Story.submit(2, "123456789012 ReadOnlyAccess 2"),
            Story::handBack));
    races.add(
        race(
            "extension and expiry",
            world -> {
              world.ask(1, world.alice, Story.READ);
              world.clock.advance(Duration.ofHours(1).minusMillis(300));
            },
            Story.submit(2, "123456789012 ReadOnlyAccess 2"),
            World::sweep));
    races.add(
        race("grant and freeze", world -> {}, Story.submit(1, Story.READ), w -> w.freeze(true)));
    return races.stream()
        .flatMap(race -> LongStream.range(0, SEEDS).mapToObj(seed -> Arguments.of(race, seed)));
  }

  private static Race race(
      String name, Consumer<World> before, Consumer<World> one, Consumer<World> other) {
    return new Race(name, before, List.of(one, other));
  }

  private static void asked(World world) {
    world.ask(1, world.alice, Story.ADMIN);
  }

  @ParameterizedTest(name = "{0}, order {1}")
  @MethodSource("races")
  void invariantsHold_whenTwoWorkersTakeTurnsAtEveryCall(Race race, long seed) {
    // given
    World world = new World();
    Set<String> breaches = new LinkedHashSet<>();
    race.before().accept(world);

    // when
    TurnTaking.run(
        world,
        seed,
        () -> breaches.addAll(Invariants.breaches(world)),
        race.both().stream().<Runnable>map(step -> () -> Story.deliver(world, step)).toList());

    // then
    assertThat(breaches).isEmpty();
    assertThat(Invariants.breaches(world)).isEmpty();
    world.clock.advance(Duration.ofSeconds(65));
    race.both().forEach(step -> Story.deliver(world, step));
    world.sweep();
    assertThat(Invariants.breaches(world)).isEmpty();

    world.clock.advance(Duration.ofHours(9));
    world.settle();
    assertThat(Invariants.breaches(world)).isEmpty();
    assertThat(world.identityCenter.presentByBoundary()).isEmpty();
    assertThat(world.store.allRequests())
        .allSatisfy(request -> assertThat(request.status().isFinal()).isTrue());
  }

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void twoOppositeClicks_whenAtOnce_thenOneDecidesAndTheOtherHearsWho(long seed) {
    // given
    World world = new World();
    world.ask(1, world.alice, Story.ADMIN);

    // when
    TurnTaking.run(
        world,
        seed,
        () -> {},
        List.of(
            () -> Story.click(true).accept(world),
            () -> world.decide(world.click(1, world.sue, false))));

    // then
    RequestStatus status = world.request(1).status();
    assertThat(status).isIn(RequestStatus.ACTIVE, RequestStatus.DENIED);
    boolean granted = status == RequestStatus.ACTIVE;
    assertThat(world.identityCenter.presentByBoundary()).hasSize(granted ? 1 : 0);
    assertThat(world.request(1).denied().isPresent()).isNotEqualTo(granted);
    assertThat(world.notifier.replies())
        .anyMatch(
            reply ->
                reply.contains(
                    granted ? "already approved by U0000000SAM" : "already denied by U0000000SUE"));
    assertThat(world.notifier.toldOf(1).contains(Notice.GRANTED)).isEqualTo(granted);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void oneMessage_whenTwoWorkersHaveItAtOnce_thenItIsGrantedOnce(long seed) {
    World world = new World();
    Consumer<World> step = Story.submit(1, Story.READ);

    TurnTaking.run(
        world, seed, () -> {}, List.of(() -> step.accept(world), () -> step.accept(world)));

    assertThat(world.store.allRequests()).hasSize(1);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.tap.count("identity.create")).isEqualTo(1);
    assertThat(world.notifier.toldOf(1)).isNotEmpty().containsOnly(Notice.GRANTED);
  }

  @Test
  void turnTaking_whenTwoWorkersRun_thenTheirCallsReallyMix() {
    World world = new World();
    List<String> order = new ArrayList<>();
    TurnTaking.run(
        world,
        3,
        () -> order.add(Thread.currentThread().getName()),
        List.of(
            () -> world.ask(1, world.alice, Story.READ),
            () -> world.command(UserCommand.Verb.LIST, Optional.empty(), world.sam)));
    assertThat(order).contains("worker-0", "worker-1");
    assertThat(order.subList(order.indexOf("worker-1"), order.size())).contains("worker-0");
  }
}
