package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.Invariants;
import io.boundary.broker.fixture.World;
import io.boundary.model.Actor;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** While granting is frozen nobody is let in, by no way; ending goes on. */
class FreezeTest {

  private final World world = new World();

  @Test
  void request_whenFrozen_thenRefusedWithThatReason() {
    world.freeze(true);

    world.ask(1, world.alice, Story.READ);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.DENIED);
    assertThat(world.request(1).endReason())
        .hasValueSatisfying(why -> assertThat(why).contains("granting is frozen"));
    assertThat(world.tap.count("identity.create")).isZero();
    assertThat(world.notifier.toldOf(1)).containsExactly(Notice.DENIED);
  }

  @Test
  void request_whenUnfrozenAgain_thenGranted() {
    world.freeze(true);
    world.freeze(false);

    world.ask(1, world.alice, Story.READ);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void extension_whenFrozen_thenRefusedAndTheEarlierGrantStays() {
    world.ask(1, world.alice, Story.READ);
    world.clock.advance(Duration.ofMinutes(10));
    world.freeze(true);

    world.ask(2, world.alice, "123456789012 ReadOnlyAccess 2");

    assertThat(world.request(2).status()).isEqualTo(RequestStatus.DENIED);
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void approve_whenFrozen_thenTheRequestGoesOnWaitingAndCanBeApprovedLater() {
    world.ask(1, world.alice, Story.ADMIN);
    world.freeze(true);

    world.decide(world.click(1, world.sam, true));

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    assertThat(world.notifier.lastReply()).contains("Granting is frozen");
    world.freeze(false);
    world.decide(world.click(1, world.sam, true));
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void creation_whenFrozenWhileItIsUnderWay_thenNobodyIsLetIn() {
    // given
    world.identityCenter.takes(Duration.ofSeconds(70));
    world.ask(1, world.alice, Story.READ);
    world.freeze(true);

    // when it has succeeded
    world.clock.advance(Duration.ofSeconds(90));
    world.identityCenter.takes(Duration.ofMillis(400));
    world.sweep();

    // then it is taken back
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ERROR);
    assertThat(world.request(1).endReason()).contains("granting is frozen");
    assertThat(world.identityCenter.present()).isEmpty();
    assertThat(world.notifier.toldOf(1)).doesNotContain(Notice.GRANTED);
  }

  @Test
  void creation_whenTakenBackBeforeListingsShowIt_thenItIsDeletedAllTheSame() {
    // given
    world.identityCenter.takes(Duration.ofSeconds(70));
    world.identityCenter.hide(world.assignment("p-alice", World.PRODUCTION, "ReadOnlyAccess"));
    world.ask(1, world.alice, Story.READ);
    world.freeze(true);

    // when it has succeeded
    world.clock.advance(Duration.ofSeconds(90));
    world.identityCenter.takes(Duration.ofMillis(400));
    world.sweep();

    // then
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ERROR);
    assertThat(world.identityCenter.present()).isEmpty();
    assertThat(Invariants.breaches(world)).isEmpty();
  }

  @Test
  void creation_whenFrozenBeforeACrashedGrantIsResumed_thenItIsNotBegun() {
    // given: the lease is taken, and the process dies before it creates anything
    Story.cut(world, Story.submit(1, Story.READ), "store.commit");
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.APPROVED);
    world.freeze(true);

    // when
    world.clock.advance(Duration.ofSeconds(65));
    world.sweep();
    world.clock.advance(Duration.ofSeconds(65)); // a creation might have come to light
    world.sweep();

    // then
    assertThat(world.tap.count("identity.create")).isZero();
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ERROR);
    assertThat(world.request(1).endReason()).contains("granting is frozen");
  }

  @Test
  void ending_whenFrozen_thenItGoesOn() {
    world.ask(1, world.alice, Story.READ);
    world.ask(2, world.alice, Story.ADMIN);
    world.decide(world.click(2, world.sam, true));
    world.freeze(true);

    world.revoke(2, Actor.aws("arn:aws:iam::999999999999:user/operator"));
    world.clock.advance(Duration.ofHours(1));
    world.sweep();

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.request(2).status()).isEqualTo(RequestStatus.REVOKED);
    assertThat(world.identityCenter.present()).isEmpty();
  }

  static IntStream callsOfAGrant() {
    return IntStream.range(0, new Story("grant", w -> {}, Story.submit(1, Story.READ)).calls());
  }

  static IntStream callsOfAnExtension() {
    return IntStream.range(0, extension().calls());
  }

  @ParameterizedTest
  @MethodSource("callsOfAGrant")
  void request_whenFrozenAtAnyCall_thenItIsActiveOnlyIfItWasBefore(int call) {
    frozenAt(new Story("grant", w -> {}, Story.submit(1, Story.READ)), call);
  }

  @ParameterizedTest
  @MethodSource("callsOfAnExtension")
  void extension_whenFrozenAtAnyCall_thenItIsActiveOnlyIfItWasBefore(int call) {
    frozenAt(extension(), call);
  }

  private static Story extension() {
    return new Story(
        "extension",
        w -> {
          w.ask(7, w.alice, Story.READ);
          w.clock.advance(Duration.ofMinutes(10));
        },
        Story.submit(1, "123456789012 ReadOnlyAccess 2"));
  }

  private void frozenAt(Story story, int call) {
    // given
    story.before().accept(world);
    boolean[] activeThen = new boolean[1];
    world.tap.pause(
        call,
        () -> {
          activeThen[0] = isActive();
          world.freeze(true);
        });

    // when
    Story.deliver(world, story.step());
    world.clock.advance(Duration.ofSeconds(65));
    Story.deliver(world, story.step());
    world.sweep();

    // then
    assertThat(isActive()).isEqualTo(activeThen[0]);
    assertThat(Invariants.breaches(world)).isEmpty();
  }

  private boolean isActive() {
    return world.stored(1).filter(r -> r.status() == RequestStatus.ACTIVE).isPresent();
  }
}
