package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.Invariants;
import io.boundary.broker.fixture.World;
import io.boundary.model.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A worker is held right before a port call, others do what they can, and then it goes on as if
 * nothing had happened: past its step it may do nothing any more, within it nobody else may. The
 * invariants hold at every call of everybody.
 */
class PausedWorkerTest {

  /** What happens while the worker is held. */
  private enum Meanwhile {
    /** The same message comes to a second worker at the same time. */
    SECOND_WORKER,
    /** An operator ends what is under way, within the worker's step. */
    ENDED_AT_ONCE,
    /** The worker sleeps past its step; redelivery and the janitor go on without it. */
    STEP_PASSES,
    /** It sleeps until the grant's time is over and the janitor has ended everything. */
    GRANT_PASSES,
    /** It sleeps while the grant is ended by an operator and given again by a new request. */
    GRANTED_AGAIN;

    void happens(World world, Story story) {
      switch (this) {
        case SECOND_WORKER -> others(world, story);
        case ENDED_AT_ONCE -> {
          others(world, story);
          endAll(world);
          world.sweep();
        }
        case STEP_PASSES -> stepPasses(world, story);
        case GRANT_PASSES -> {
          stepPasses(world, story);
          world.clock.advance(Duration.ofHours(3));
          world.restart();
          world.settle();
        }
        case GRANTED_AGAIN -> {
          stepPasses(world, story);
          endAll(world);
          world.clock.advance(Duration.ofSeconds(65));
          world.sweep();
          world.clock.advance(Duration.ofSeconds(5));
          world.ask(9, world.alice, Story.READ);
          world.clock.advance(Duration.ofSeconds(5));
        }
      }
    }

    private static void stepPasses(World world, Story story) {
      world.clock.advance(Duration.ofSeconds(65));
      others(world, story);
      others(world, story);
    }

    private static void others(World world, Story story) {
      world.restart();
      Story.deliver(world, story.step());
      world.sweep();
    }

    private static void endAll(World world) {
      for (int number : List.of(1, 7)) {
        if (world.stored(number).isPresent()) {
          world.revoke(number, Actor.aws("arn:aws:iam::999999999999:user/operator"));
        }
      }
    }
  }

  static Stream<Arguments> pauses() {
    List<Story> stories = new ArrayList<>(Story.grantingAndEnding().toList());
    stories.add(
        new Story("denied", world -> world.ask(1, world.alice, Story.ADMIN), Story.click(false)));
    return stories.stream()
        .flatMap(
            story ->
                IntStream.range(0, story.calls())
                    .boxed()
                    .flatMap(
                        call ->
                            Stream.of(Meanwhile.values())
                                .map(meanwhile -> Arguments.of(story, call, meanwhile))));
  }

  @ParameterizedTest(name = "{0}: held before call {1} while {2}")
  @MethodSource("pauses")
  void invariantsHold_whenAWorkerIsHeldBeforeACall(Story story, int call, Meanwhile meanwhile) {
    // given
    World world = new World();
    Set<String> breaches = new LinkedHashSet<>();
    story.before().accept(world);
    world.tap.watch(() -> breaches.addAll(Invariants.breaches(world)));

    // when
    world.tap.pause(call, () -> meanwhile.happens(world, story));
    Story.deliver(world, story.step());

    // then
    assertThat(Invariants.breaches(world)).isEmpty();
    world.restart();
    world.clock.advance(Duration.ofSeconds(65));
    Story.deliver(world, story.step());
    world.sweep();
    assertThat(breaches).isEmpty();
    assertThat(Invariants.breaches(world)).isEmpty();

    // and then nothing is left over
    world.clock.advance(Duration.ofHours(9));
    world.settle();
    assertThat(breaches).isEmpty();
    assertThat(Invariants.breaches(world)).isEmpty();
    assertThat(world.identityCenter.presentByBoundary()).isEmpty();
    assertThat(world.store.allRequests())
        .allSatisfy(
            request -> {
              assertThat(request.status().isFinal()).as("%s is final", request).isTrue();
              assertThat(request.notices()).as("untold of %s", request.id()).isEmpty();
            });
  }
}
