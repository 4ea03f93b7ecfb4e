package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.Invariants;
import io.boundary.broker.fixture.World;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A clock that steps an hour, forth or back, at any call: nothing that must hold breaks. */
class ClockStepTest {

  static Stream<Arguments> steps() {
    return Story.grantingAndEnding()
        .flatMap(
            story ->
                IntStream.range(0, story.calls())
                    .boxed()
                    .flatMap(
                        call ->
                            Stream.of(Duration.ofHours(1), Duration.ofHours(-1))
                                .map(step -> Arguments.of(story, call, step))));
  }

  @ParameterizedTest(name = "{0}: before call {1} by {2}")
  @MethodSource("steps")
  void invariantsHold_whenTheClockSteps(Story story, int call, Duration step) {
    // given
    World world = new World();
    Set<String> breaches = new LinkedHashSet<>();
    story.before().accept(world);
    world.tap.watch(() -> breaches.addAll(Invariants.breaches(world)));

    // when
    world.tap.pause(call, () -> world.clock.advance(step));
    Story.deliver(world, story.step());
    for (Duration pause : List.of(Duration.ofSeconds(65), Duration.ofSeconds(65))) {
      world.clock.advance(pause);
      Story.deliver(world, story.step());
      world.sweep();
    }

    // then
    assertThat(breaches).isEmpty();
    world.clock.advance(Duration.ofHours(9));
    world.settle();
    assertThat(breaches).isEmpty();
    assertThat(Invariants.breaches(world)).isEmpty();
    assertThat(world.identityCenter.presentByBoundary()).isEmpty();
    assertThat(world.store.allRequests())
        .allSatisfy(request -> assertThat(request.status().isFinal()).isTrue())
        .noneMatch(request -> request.status() == RequestStatus.ACTIVE);
  }
}
