package io.boundary.broker.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.broker.decision.Identities.Identity;
import io.boundary.broker.fixture.FakePeople;
import io.boundary.broker.fixture.Tap;
import io.boundary.broker.fixture.TestClock;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.model.PrincipalId;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who a Slack user is: never guessed, known for five minutes, refused afresh. */
class IdentitiesTest {

  private static final Optional<SlackTeamId> OURS = Optional.of(FakePeople.TEAM);

  private final Tap tap = new Tap();
  private final TestClock clock = new TestClock();
  private final FakePeople people = new FakePeople(tap);
  private final Identities identities = new Identities(people, people, clock);
  private final SlackUserId alice = people.add("U0000ALICE", "alice@example.com", "p-alice");

  @Test
  void of_whenAMemberIsAUser_thenKnown() {
    assertThat(identities.of(alice, OURS)).isEqualTo(known("p-alice"));
  }

  @Test
  void of_whenTheMessageNamesAnotherWorkspace_thenRefusedEvenIfKnown() {
    identities.of(alice, OURS);

    assertThat(identities.of(alice, Optional.of(new SlackTeamId("T99999999"))))
        .isInstanceOf(Identity.Refused.class);
  }

  @Test
  void of_whenSlackRefuses_thenRefusedWithThatReason() {
    SlackUserId bot = people.addRefused("U0000000BOT", "bots may not ask");

    assertThat(identities.of(bot, OURS)).isEqualTo(new Identity.Refused("bots may not ask"));
  }

  @Test
  void of_whenSlackDoesNotKnowThem_thenRefused() {
    assertThat(identities.of(new SlackUserId("U0STRANGER"), OURS))
        .isInstanceOf(Identity.Refused.class);
  }

  @Test
  void of_whenTheAddressBelongsToNobody_thenRefusedWithoutShowingIt() {
    people.delete("alice@example.com");

    assertThat(identities.of(alice, OURS))
        .isInstanceOfSatisfying(
            Identity.Refused.class,
            refused -> assertThat(refused.reason()).doesNotContain("alice@example.com"));
  }

  @Test
  void of_whenAskedAgainWithinFiveMinutes_thenNobodyIsAskedAgain() {
    identities.of(alice, OURS);
    clock.advance(Duration.ofMinutes(5).minusSeconds(1));
    identities.of(alice, OURS);

    assertThat(tap.count("workspace.person")).isEqualTo(1);
    assertThat(tap.count("directory.userByEmail")).isEqualTo(1);
  }

  @Test
  void of_whenAskedAfterFiveMinutes_thenReadAgain() {
    identities.of(alice, OURS);
    people.rehire("alice@example.com", "p-alice-the-second");
    clock.advance(Duration.ofMinutes(5).plusSeconds(1));

    assertThat(identities.of(alice, OURS)).isEqualTo(known("p-alice-the-second"));
  }

  @Test
  void of_whenRefusedBefore_thenReadAgainAtOnce() {
    people.addRefused(alice.value(), "deactivated");
    assertThat(identities.of(alice, OURS)).isInstanceOf(Identity.Refused.class);

    people.add(alice.value(), "alice@example.com", "p-alice");

    assertThat(identities.of(alice, OURS)).isEqualTo(known("p-alice"));
  }

  @Test
  void of_whenItCannotBeRead_thenThrowsAndRemembersNothing() {
    tap.breakDown("directory.", () -> new FactUnavailableException("down", false));
    assertThatThrownBy(() -> identities.of(alice, OURS))
        .isInstanceOf(FactUnavailableException.class);

    tap.mend();
    assertThat(identities.of(alice, OURS)).isEqualTo(known("p-alice"));
  }

  private Identity known(String principal) {
    return new Identity.Known(alice, new PrincipalId(principal));
  }
}
