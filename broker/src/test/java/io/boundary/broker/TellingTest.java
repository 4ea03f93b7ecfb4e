package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.Tap;
import io.boundary.broker.fixture.World;
import io.boundary.broker.lifecycle.Revision;
import io.boundary.broker.port.CommitResult;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.LedgerEvent;
import io.boundary.model.MessageRef;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What is owed to people is kept with the request until it is delivered; words never stop deeds.
 */
class TellingTest {

  private static final MessageRef MESSAGE = new MessageRef("C0APPROVALS", "1772355600.000100");

  private final World world = new World();

  @Test
  void notice_whenSlackTakesIt_thenNothingIsOwedAnyMore() {
    AccessRequest request = world.ask(1, world.alice, Story.READ);

    assertThat(request.notices()).isEmpty();
    world.settle();
    assertThat(world.notifier.toldOf(1)).containsExactly(Notice.GRANTED);
  }

  @Test
  void notice_whenTheProcessDiesBeforeItIsSent_thenItWasOwedInTheSameWriteAndTheJanitorTells() {
    // given: the process dies at the very moment at which it would speak
    int words = callsOf(world -> world.ask(1, world.alice, Story.READ)).indexOf("notifier.deliver");
    world.tap.choose(words, Tap.Fault.DIE_BEFORE);
    Story.deliver(world, w -> w.ask(1, w.alice, Story.READ));
    world.restart();

    // then
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.request(1).notices()).containsExactly(Notice.GRANTED);
    world.clock.advance(Duration.ofSeconds(31));
    world.sweep();
    assertThat(world.notifier.toldOf(1)).containsExactly(Notice.GRANTED);
  }

  @Test
  void notice_whenTheOneWhoOwesItMayStillTell_thenTheJanitorHoldsBack() {
    int words = callsOf(world -> world.ask(1, world.alice, Story.READ)).indexOf("notifier.deliver");
    world.tap.choose(words, Tap.Fault.DIE_BEFORE);
    Story.deliver(world, w -> w.ask(1, w.alice, Story.READ));
    world.restart();

    world.sweep(Duration.ZERO);

    assertThat(world.notifier.toldOf(1)).isEmpty();
  }

  @Test
  void notice_whenSlackIsDownForHours_thenDeliveredOnceItIsBack() {
    // given
    world.notifier.goDown();
    world.ask(1, world.alice, "123456789012 ReadOnlyAccess 8");
    for (int i = 0; i < 180; i++) {
      world.sweep();
      world.clock.advance(Duration.ofMinutes(1));
    }
    assertThat(world.request(1).notices()).containsExactly(Notice.GRANTED);

    // when
    world.notifier.comeBack();
    for (int i = 0; i < 16; i++) {
      world.sweep();
      world.clock.advance(Duration.ofMinutes(1));
    }

    // then
    assertThat(world.notifier.toldOf(1)).containsExactly(Notice.GRANTED);
    assertThat(world.request(1).notices()).isEmpty();
  }

  @Test
  void notice_whenSlackIsDown_thenThePausesGrowToAQuarterOfAnHour() {
    world.notifier.goDown();
    world.ask(1, world.alice, "123456789012 ReadOnlyAccess 8");
    long before = world.tap.count("notifier.deliver");

    for (int i = 0; i < 120; i++) {
      world.sweep();
      world.clock.advance(Duration.ofMinutes(1));
    }

    assertThat(world.tap.count("notifier.deliver") - before).isBetween(8L, 14L);
  }

  @Test
  void notice_whenNobodyCanEverHearIt_thenItIsGivenUpAndTheGrantStands() {
    world.notifier.refuse(Notice.GRANTED);

    AccessRequest request = world.ask(1, world.alice, Story.READ);

    assertThat(request.status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(request.notices()).isEmpty();
    assertThat(world.notDelivered()).isEqualTo(1);
  }

  @Test
  void notice_whenSlackIsDownForDays_thenItIsGivenUpInTheEnd() {
    world.notifier.goDown();
    world.ask(1, world.alice, "123456789012 PowerUserAccess 1");

    for (int i = 0; i < 110; i++) {
      world.clock.advance(Duration.ofMinutes(16));
      world.sweep();
    }

    assertThat(world.request(1).notices()).isEmpty();
    assertThat(world.request(1).dueAt()).isEmpty();
  }

  @Test
  void approvalMessage_whenItsChannelIsGone_thenTheRequestEndsInErrorAndItsRequesterHears() {
    world.notifier.refuse(Notice.APPROVAL_MESSAGE);

    world.ask(1, world.alice, Story.ADMIN);
    world.clock.advance(Duration.ofMinutes(1));
    world.sweep();

    AccessRequest request = world.request(1);
    assertThat(request.status()).isEqualTo(RequestStatus.ERROR);
    assertThat(request.endReason())
        .hasValueSatisfying(why -> assertThat(why).contains("channel cannot be reached"));
    assertThat(world.notifier.toldOf(1)).contains(Notice.FAILED);
    assertThat(world.store.allEvents(World.id(1)))
        .extracting(LedgerEvent::to)
        .containsExactly(
            Optional.of(RequestStatus.PENDING_APPROVAL), Optional.of(RequestStatus.ERROR));
  }

  @Test
  void approvalMessage_whenItsChannelIsGone_thenTheSweepGoesOn() {
    world.notifier.goDown();
    world.ask(1, world.alice, Story.ADMIN);
    world.ask(2, world.sam, "123456789012 PowerUserAccess 1");
    world.notifier.comeBack();
    world.notifier.refuse(Notice.APPROVAL_MESSAGE);
    world.clock.advance(Duration.ofMinutes(2));

    assertThat(world.sweep().errors()).isZero();

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ERROR);
    assertThat(world.notifier.toldOf(2)).containsExactly(Notice.DENIED);
  }

  @Test
  void notices_whenSlackIsDownWhileOthersOweMore_thenAllAreToldInTheEnd() {
    world.notifier.goDown();
    world.ask(1, world.alice, Story.ADMIN);
    world.decide(world.click(1, world.sam, true));
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);

    world.notifier.comeBack();
    world.clock.advance(Duration.ofMinutes(5));
    world.sweep();
    world.sweep(); // the message came after its result, which is therefore owed once more

    assertThat(world.notifier.toldOf(1))
        .contains(Notice.GRANTED, Notice.APPROVAL_RESULT, Notice.APPROVER_OUTCOME);
    assertThat(world.request(1).notices()).isEmpty();
  }

  @Test
  void approvalResult_whenTheMessageBecomesKnownOnlyMeanwhile_thenItIsReplacedInTheEnd() {
    // given: the message was posted, and where it stands is stored only after the result went out
    world.ask(1, world.alice, Story.ADMIN);
    int find = callsOfTheClick().lastIndexOf("store.find");
    world.tap.pause(find, this::othersKnowWhereItIs);

    // when
    world.decide(world.click(1, world.sam, true));

    // then
    assertThat(world.request(1).approval().orElseThrow().message()).contains(MESSAGE);
    assertThat(world.request(1).notices()).contains(Notice.APPROVAL_RESULT);
    world.sweep(); // at once: whoever clicked looks at the buttons
    assertThat(world.request(1).notices()).isEmpty();
  }

  private static List<String> callsOfTheClick() {
    World twin = new World();
    twin.ask(1, twin.alice, Story.ADMIN);
    int before = twin.tap.calls().size();
    twin.decide(twin.click(1, twin.sam, true));
    return List.copyOf(twin.tap.calls().subList(before, twin.tap.calls().size()));
  }

  private void othersKnowWhereItIs() {
    AccessRequest request = world.request(1);
    Approval known = request.approval().orElseThrow().withMessage(MESSAGE);
    Instant now = world.clock.instant();
    CommitResult result =
        world.store.commit(
            Revision.of(request, now).edit(builder -> builder.approval(known)).commit());
    assertThat(result).isEqualTo(CommitResult.DONE);
  }

  private static List<String> callsOf(Consumer<World> step) {
    World twin = new World();
    step.accept(twin);
    return twin.tap.calls();
  }
}
