package io.boundary.broker;

import io.boundary.broker.fixture.Tap;
import io.boundary.broker.fixture.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Something that people do, for tests that break or interleave it at every port call: what happened
 * before, and the step itself. The request at hand has number 1 and is Alice's.
 */
record Story(String name, Consumer<World> before, Consumer<World> step) {

  static final String READ = "123456789012 ReadOnlyAccess 1";
  static final String ADMIN = "111122223333 AdministratorAccess 0.5 INC-1";

  /** Every story in which Identity Center is called: granting, extending and ending. */
  static Stream<Story> grantingAndEnding() {
    return Stream.of(
        new Story("granted at once", world -> {}, submit(1, READ)),
        new Story("approved", world -> world.ask(1, world.alice, ADMIN), click(true)),
        new Story("extended", Story::earlier, submit(1, "123456789012 ReadOnlyAccess 2")),
        new Story("handed back", world -> world.ask(1, world.alice, READ), Story::handBack),
        new Story("expired", Story::overdue, World::sweep),
        new Story(
            "creation fails",
            world -> world.identityCenter.failNextCreation("limit exceeded"),
            submit(1, READ)),
        new Story(
            "deletion fails once",
            world -> {
              overdue(world);
              world.identityCenter.failNextDeletion("internal error");
            },
            World::sweep),
        new Story(
            "left half-created by a crash",
            world -> {
              cut(world, submit(1, READ), "identity.create");
              world.clock.advance(Duration.ofSeconds(65));
            },
            submit(1, READ)),
        new Story(
            "left half-deleted by a crash",
            world -> {
              overdue(world);
              cut(world, World::sweep, "identity.delete");
              world.clock.advance(Duration.ofSeconds(65));
            },
            World::sweep),
        new Story(
            "its holder's assignment was removed by others",
            world -> {
              earlier(world);
              world.identityCenter.removeByOthers(
                  world.assignment("p-alice", World.PRODUCTION, "ReadOnlyAccess"));
            },
            submit(1, READ)));
  }

  /** Delivers a request for access. */
  static Consumer<World> submit(int number, String text) {
    return world -> world.submit(world.submission(number, world.alice, text));
  }

  /** Sam clicks. */
  static Consumer<World> click(boolean approve) {
    return world -> world.decide(world.click(1, world.sam, approve));
  }

  static void handBack(World world) {
    world.command(UserCommand.Verb.REVOKE, Optional.of(World.id(1)), world.alice);
  }

  private static void earlier(World world) {
    world.ask(7, world.alice, READ);
    world.clock.advance(Duration.ofMinutes(10));
  }

  private static void overdue(World world) {
    world.ask(1, world.alice, READ);
    world.clock.advance(Duration.ofHours(1));
  }

  /** The process dies right after the step's first call of that name; a new one is there. */
  static void cut(World world, Consumer<World> step, String call) {
    int number = callsOf(world, step).indexOf(call);
    world.tap.choose(number, Tap.Fault.DIE_AFTER);
    deliver(world, step);
    world.restart();
  }

  /** The calls that the step makes, tried in a world that is as this one was before it. */
  private static List<String> callsOf(World world, Consumer<World> step) {
    World twin = new World();
    if (world.stored(1).isPresent()) {
      overdue(twin);
    }
    int from = twin.tap.calls().size();
    step.accept(twin);
    return twin.tap.calls().subList(from, twin.tap.calls().size());
  }

  /** How many port calls the step makes. */
  int calls() {
    World world = new World();
    before.accept(world);
    int from = world.tap.calls().size();
    deliver(world, step);
    return world.tap.calls().size() - from;
  }

  /** Runs a step as the queue does: a worker that fails has its message delivered again later. */
  static void deliver(World world, Consumer<World> step) {
    try {
      step.accept(world);
    } catch (Tap.ProcessDeath | RuntimeException failed) {
      org.assertj.core.api.Assertions.assertThat(failed).isNotNull();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
