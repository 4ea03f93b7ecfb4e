package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.Invariants;
import io.boundary.broker.fixture.Tap;
import io.boundary.broker.fixture.Tap.Fault;
import io.boundary.broker.fixture.World;
import io.boundary.model.AccessRequest;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every story, cut or broken at every one of its port calls, before and after the call's effect;
 * then redelivery and the janitor. The invariants must hold at every look, and in the end nothing
 * may be left over: no assignment of ours, no request that is not final, nothing untold.
 */
class CrashTest {

  private static final String READ = "123456789012 ReadOnlyAccess 1";
  private static final String ADMIN = "111122223333 AdministratorAccess 0.5 INC-1";

  /**
   * A story: what happened before, the step that is broken, and the same step delivered again.
   *
   * @param granted whether the request with number 1 must have been ACTIVE at some time in the end
   */
  private record Story(String name, Consumer<World> before, Consumer<World> step, boolean granted) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Story> stories() {
    return Stream.of(
        new Story("granted at once", world -> {}, submit(1, READ), true),
        new Story(
            "approved",
            world -> world.ask(1, world.alice, ADMIN),
            world -> world.decide(world.click(1, world.sam, true)),
            true),
        new Story(
            "denied by an approver",
            world -> world.ask(1, world.alice, ADMIN),
            world -> world.decide(world.click(1, world.sam, false)),
            false),
        new Story("waits for approval", world -> {}, submit(1, ADMIN), false),
        new Story(
            "extended",
            world -> {
              world.ask(7, world.alice, READ);
              world.clock.advance(Duration.ofMinutes(10));
            },
            submit(1, "123456789012 ReadOnlyAccess 2"),
            true),
        new Story(
            "handed back",
            world -> world.ask(1, world.alice, READ),
            world -> world.command(UserCommand.Verb.REVOKE, Optional.of(World.id(1)), world.alice),
            true),
        new Story(
            "expired",
            world -> {
              world.ask(1, world.alice, READ);
              world.clock.advance(Duration.ofHours(1));
            },
            World::sweep,
            true),
        new Story(
            "creation fails",
            world -> world.identityCenter.failNextCreation("limit exceeded"),
            submit(1, READ),
            false),
        new Story(
            "slow Identity Center",
            world -> world.identityCenter.takes(Duration.ofSeconds(70)),
            submit(1, READ),
            true));
  }

  private static Consumer<World> submit(int number, String text) {
    return world -> world.submit(world.submission(number, world.alice, text));
  }

  static Stream<Arguments> cuts() {
    List<Arguments> cuts = new ArrayList<>();
    stories()
        .forEach(
            story -> {
              World clean = new World();
              story.before().accept(clean);
              int from = clean.tap.calls().size();
              story.step().accept(clean);
              List<String> calls = clean.tap.calls().subList(from, clean.tap.calls().size());
              for (int call = 0; call < calls.size(); call++) {
                for (Fault fault : Fault.values()) {
                  cuts.add(Arguments.of(story, calls.get(call), call, fault));
                }
              }
            });
    return cuts.stream();
  }

  @ParameterizedTest(name = "{0}: {3} at call {2}, {1}")
  @MethodSource("cuts")
  void invariantsHold_whenAStoryIsBrokenAtACall(
      Story story, String callName, int call, Fault fault) {
    World world = new World();
    story.before().accept(world);

    world.tap.choose(call, fault);
    deliver(world, story.step());
    assertThat(Invariants.breaches(world)).isEmpty();
    world.restart();

    boolean active = isActive(world);
    for (int redelivery = 0; redelivery < 3; redelivery++) {
      world.clock.advance(Duration.ofSeconds(35));
      deliver(world, story.step());
      assertThat(Invariants.breaches(world)).isEmpty();
      world.sweep();
      assertThat(Invariants.breaches(world)).isEmpty();
      active |= isActive(world);
    }
    active |= wasActive(world);
    assertThat(active).as("granted").isEqualTo(story.granted() || storyEndsInTime(story, world));

    world.clock.advance(Duration.ofHours(9));
    world.settle();
    assertThat(Invariants.breaches(world)).isEmpty();
    assertThat(world.identityCenter.presentByBoundary()).isEmpty();
    assertThat(world.store.allRequests())
        .isNotEmpty()
        .allSatisfy(
            request -> {
              assertThat(request.status().isFinal()).as("%s is final", request).isTrue();
              assertThat(request.notices()).as("untold of %s", request.id()).isEmpty();
            });
  }

  /** A failed creation that broke before it was begun succeeds at the second try. */
  private static boolean storyEndsInTime(Story story, World world) {
    return story.name().equals("creation fails") && wasActive(world);
  }

  private static void deliver(World world, Consumer<World> step) {
    try {
      step.accept(world);
    } catch (Tap.ProcessDeath | RuntimeException died) {
      // The process is gone, or its message fails: the queue delivers it again.
      assertThat(died).isNotNull();
    }
  }

  private static boolean isActive(World world) {
    return world
        .stored(1)
        .map(AccessRequest::status)
        .filter(status -> status == RequestStatus.ACTIVE)
        .isPresent();
  }

  private static boolean wasActive(World world) {
    return world.stored(1).flatMap(AccessRequest::activeAt).isPresent();
  }
}
