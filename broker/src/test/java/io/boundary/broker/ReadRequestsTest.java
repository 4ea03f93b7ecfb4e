package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.World;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.broker.port.Reply;
import io.boundary.model.AccessRequest;
import io.boundary.model.SlackUserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people see of requests in Slack: their own, and those that they may approve. */
class ReadRequestsTest {

  private final World world = new World();

  @Test
  void status_whenItIsOnesOwn_thenShown() {
    AccessRequest request = world.ask(1, world.alice, Story.READ);

    status(world.alice);

    assertThat(world.notifier.answers()).containsExactly(new Reply.One(request));
  }

  @Test
  void status_whenOneMayApproveIt_thenShown() {
    world.ask(1, world.alice, Story.ADMIN);

    status(world.sue);

    assertThat(world.notifier.answers())
        .singleElement()
        .isInstanceOfSatisfying(
            Reply.One.class, one -> assertThat(one.request().id()).isEqualTo(World.id(1)));
  }

  @Test
  void status_whenItIsNotForOne_thenItLooksLikeNone() {
    world.ask(1, world.alice, Story.READ);

    status(world.mallory);
    status(world.sam);
    world.command(UserCommand.Verb.STATUS, Optional.of(World.id(99)), world.mallory);

    assertThat(world.notifier.replies()).containsExactly(unknown(1), unknown(1), unknown(99));
  }

  @Test
  void status_whenAnApproverHasLeftTheGroup_thenItLooksLikeNone() {
    world.ask(1, world.alice, Story.ADMIN);
    world.people.leave("p-sue", World.ADMINS);

    status(world.sue);

    assertThat(world.notifier.replies()).containsExactly(unknown(1));
  }

  @Test
  void list_whenOneHasLiveAndEndedOnes_thenLiveOnesFirstAndNobodyElses() {
    // given
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(Duration.ofMinutes(1));
    world.ask(2, world.alice, "123456789012 PowerUserAccess 1");
    world.clock.advance(Duration.ofMinutes(1));
    world.ask(3, world.alice, Story.ADMIN);
    world.ask(4, world.sam, Story.READ);

    // when
    world.command(UserCommand.Verb.LIST, Optional.empty(), world.alice);

    // then
    assertThat(listed()).containsExactly(3, 1, 2);
  }

  @Test
  void list_whenManyWereRefusedSince_thenTheLiveOneIsStillShown() {
    world.ask(1, world.alice, "123456789012 ReadOnlyAccess 8");
    for (int i = 2; i <= 130; i++) {
      world.clock.advance(Duration.ofSeconds(10));
      world.ask(i, world.alice, "123456789012 PowerUserAccess 1");
    }

    world.command(UserCommand.Verb.LIST, Optional.empty(), world.alice);

    assertThat(listed()).hasSize(10).startsWith(1, 130);
  }

  @Test
  void command_whenSlackRefusesThePerson_thenNoAnswerButWhy() {
    world.ask(1, world.alice, Story.READ);
    world.people.addRefused(world.sam.value(), "you are a guest");

    status(world.sam);
    world.command(UserCommand.Verb.LIST, Optional.empty(), world.sam);

    assertThat(world.notifier.replies())
        .hasSize(2)
        .allMatch(reply -> reply.equals("I cannot answer: you are a guest."));
  }

  @Test
  void command_whenAFactCannotBeRead_thenItWaitsAndGivesUpAfterAnHour() {
    world.tap.breakDown("workspace.", () -> new FactUnavailableException("Slack is down", false));
    UserCommand command =
        new UserCommand(
            UserCommand.Verb.LIST,
            Optional.empty(),
            world.alice,
            Optional.empty(),
            Optional.empty(),
            world.clock.instant(),
            0);

    assertThat(world.command(command)).isInstanceOf(Outcome.Later.class);
    assertThat(world.notifier.replies()).isEmpty();
    world.clock.advance(Duration.ofMinutes(61));
    assertThat(world.command(command)).isEqualTo(Outcome.DONE);
    assertThat(world.notifier.lastReply()).contains("Slack is down");
  }

  private void status(SlackUserId user) {
    world.command(UserCommand.Verb.STATUS, Optional.of(World.id(1)), user);
  }

  private List<Integer> listed() {
    return ((Reply.Many) world.notifier.answers().get(0))
        .requests().stream()
            .map(request -> Integer.parseInt(request.id().value().substring(4), 16))
            .toList();
  }

  private static String unknown(int number) {
    return "I know no request " + World.id(number) + " of yours.";
  }
}
