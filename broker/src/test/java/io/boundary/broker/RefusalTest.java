package io.boundary.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.FakePeople;
import io.boundary.broker.fixture.World;
import io.boundary.broker.lifecycle.Outcome;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.model.AccessRequest;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that are refused, or whose facts cannot be read: each leaves one record that says why.
 */
class RefusalTest {

  private static final String READ = "123456789012 ReadOnlyAccess 1";

  private final World world = new World();

  @Test
  void request_whenARuleDenies_thenItsRecordHoldsTheEvidence() {
    // when
    AccessRequest request = world.ask(1, world.alice, "123456789012 PowerUserAccess 1");

    // then
    DecisionEvidence evidence = request.evidence();
    assertThat(request.status()).isEqualTo(RequestStatus.DENIED);
    assertThat(evidence.ruleId()).contains("deny-prod");
    assertThat(evidence.reason()).isEqualTo("nothing else in production");
    assertThat(evidence.policyHash()).isPresent();
    assertThat(evidence.engineVersion()).isNotEmpty();
    assertThat(evidence.evaluatedAt()).isEqualTo(world.clock.instant());
    assertThat(evidence.selector()).contains("tag Environment=Production");
    assertThat(evidence.group()).contains("developers");
    assertThat(evidence.ouPath()).containsExactly("r-ab12", "ou-ab12-11111111");
    assertThat(evidence.tags()).isEqualTo(Map.of("Environment", "Production"));
    refusedOnce(Notice.DENIED);
  }

  @Test
  void request_whenThePersonIsInNoGroup_thenDeniedOnRecord() {
    AccessRequest request = world.ask(1, world.mallory, READ);

    assertThat(request.status()).isEqualTo(RequestStatus.DENIED);
    assertThat(request.evidence().reason()).isEqualTo("no rule of the policy allows this");
    refusedOnce(Notice.DENIED);
  }

  @Test
  void request_whenSlackRefusesThePerson_thenDeniedOnRecord() {
    SlackUserId guest = world.people.addRefused("U000000GUE", "guests may not ask");

    AccessRequest request = world.ask(1, guest, READ);

    assertThat(request.status()).isEqualTo(RequestStatus.DENIED);
    assertThat(request.evidence().reason()).isEqualTo("guests may not ask");
    refusedOnce(Notice.DENIED);
  }

  @Test
  void request_whenThePersonIsNoIdentityCenterUser_thenDeniedOnRecord() {
    world.people.delete("alice@example.com");

    AccessRequest request = world.ask(1, world.alice, READ);

    assertThat(request.status()).isEqualTo(RequestStatus.DENIED);
    assertThat(request.evidence().reason()).contains("no Identity Center user");
    assertThat(request.assignment()).isEmpty();
    refusedOnce(Notice.DENIED);
  }

  @Test
  void request_whenItComesFromAnotherWorkspace_thenDeniedOnRecord() {
    Submission own = world.submission(1, world.alice, READ);
    world.submit(
        new Submission(
            own.id(),
            own.user(),
            Optional.of(new SlackTeamId("T99999999")),
            own.commandText(),
            own.responseUrl(),
            own.receivedAt(),
            0));

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.DENIED);
    assertThat(world.request(1).evidence().reason()).contains("another Slack workspace");
    refusedOnce(Notice.DENIED);
  }

  @Test
  void request_whenTheAccountIsSuspended_thenDeniedOnRecord() {
    world.accounts.suspend(World.PRODUCTION);

    AccessRequest request = world.ask(1, world.alice, READ);

    assertThat(request.status()).isEqualTo(RequestStatus.DENIED);
    assertThat(request.evidence().reason()).isEqualTo("the account is SUSPENDED");
    refusedOnce(Notice.DENIED);
  }

  @Test
  void request_whenTheAccountIsNotInTheOrganization_thenErrorAtOnce() {
    AccessRequest request = world.ask(1, world.alice, "999999999999 ReadOnlyAccess 1");

    assertThat(request.status()).isEqualTo(RequestStatus.ERROR);
    assertThat(request.evidence().reason()).contains("is not in the organization");
    refusedOnce(Notice.FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts.facts",
        "directory.memberships",
        "directory.userByEmail",
        "workspace.person",
        "workspace.team",
        "identity.exists"
      })
  void request_whenAFactCannotBeRead_thenNothingIsGrantedAndItWaits(String fact) {
    // given
    world.tap.breakDown(fact, () -> new FactUnavailableException(fact + " is down", false));
    Submission submission = world.submission(1, world.alice, READ);

    // when
    Outcome first = world.submit(submission);

    // then
    assertThat(first).isInstanceOf(Outcome.Later.class);
    assertThat(world.stored(1)).isEmpty();
    assertThat(world.notifier.replies()).singleElement().asString().contains("is waiting");

    // when the outage passes
    world.tap.mend();
    world.clock.advance(Duration.ofMinutes(50));
    world.submit(again(submission, 1));

    // then
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(world.notifier.replies()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts.facts",
        "directory.memberships",
        "directory.userByEmail",
        "workspace.person",
        "identity.exists"
      })
  void request_whenAFactCannotBeReadForMoreThanAnHour_thenError(String fact) {
    world.tap.breakDown(fact, () -> new FactUnavailableException(fact + " is down", false));
    Submission submission = world.submission(1, world.alice, READ);
    world.submit(submission);

    world.clock.advance(Duration.ofHours(1));
    assertThat(world.submit(again(submission, 9))).isInstanceOf(Outcome.Later.class);
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(world.submit(again(submission, 10))).isEqualTo(Outcome.DONE);

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ERROR);
    assertThat(world.request(1).evidence().reason()).isEqualTo(fact + " is down");
    refusedOnce(Notice.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts.facts", "directory.memberships", "workspace.person"})
  void request_whenAFactCanNeverBeRead_thenErrorAtOnce(String fact) {
    world.tap.breakDown(fact, () -> new FactUnavailableException("access denied", true));

    AccessRequest request = world.ask(1, world.alice, READ);

    assertThat(request.status()).isEqualTo(RequestStatus.ERROR);
    refusedOnce(Notice.FAILED);
  }

  @Test
  void request_whenTheTagsCannotBeRead_thenADenyByTagIsNotPassedOver() {
    // given a policy that denies by tag and allows the rest
    world.deploy(
        World.policyWith(
            "target: { selector: tag, key: Environment, values: [Production] }\n"
                + "    permission_set: ReadOnlyAccess",
            "target: { selector: any }\n    permission_set: PowerUserAccess"));
    world.tap.breakDown("accounts.facts", () -> new FactUnavailableException("no tags", false));

    // when
    Outcome outcome = world.submit(world.submission(1, world.alice, READ));

    // then
    assertThat(outcome).isInstanceOf(Outcome.Later.class);
    assertThat(world.tap.count("identity.create")).isZero();
    assertThat(world.stored(1)).isEmpty();
  }

  @Test
  void request_whenThePolicyCannotBeLoaded_thenNothingIsDecided() {
    world.breakPolicy(new FactUnavailableException("the policy cannot be loaded", false));
    Submission submission = world.submission(1, world.alice, READ);

    assertThat(world.submit(submission)).isInstanceOf(Outcome.Later.class);

    assertThat(world.stored(1)).isEmpty();
    world.clock.advance(Duration.ofMinutes(61));
    world.submit(again(submission, 12));
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ERROR);
    assertThat(world.identityCenter.presentByBoundary()).isEmpty();
  }

  @Test
  void waiting_whenItGoesOn_thenThePausesGrowToFiveMinutes() {
    world.tap.breakDown("accounts.facts", () -> new FactUnavailableException("down", false));
    Submission submission = world.submission(1, world.alice, READ);

    List<Long> pauses =
        List.of(0, 1, 2, 6, 50).stream()
            .map(attempt -> world.submit(again(submission, attempt)))
            .map(outcome -> ((Outcome.Later) outcome).after().toSeconds())
            .toList();

    assertThat(pauses).containsExactly(5L, 10L, 20L, 300L, 300L);
  }

  @Test
  void submission_whenItIsNoRequest_thenItsSenderIsToldAndNothingIsRecorded() {
    world.submit(world.submission(1, world.alice, "123456789012 ReadOnlyAcess 1"));
    world.submit(world.submission(2, world.alice, "list"));

    assertThat(world.notifier.replies().get(0)).contains("Did you mean `ReadOnlyAccess`?");
    assertThat(world.notifier.replies().get(1)).contains("not a request");
    assertThat(world.store.allRequests()).isEmpty();
  }

  @Test
  void request_whenItsSenderSaysNoWorkspace_thenItIsJudgedByWhoHeIs() {
    Submission own = world.submission(1, world.alice, READ);
    world.submit(
        new Submission(
            own.id(), own.user(), Optional.empty(), READ, Optional.empty(), own.receivedAt(), 0));

    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(own.team()).contains(FakePeople.TEAM);
  }

  private void refusedOnce(Notice notice) {
    assertThat(world.store.allRequests()).hasSize(1);
    assertThat(world.store.allEvents(World.id(1)))
        .singleElement()
        .satisfies(event -> assertThat(event.to()).contains(world.request(1).status()));
    assertThat(world.notifier.toldOf(1)).containsExactly(notice);
    assertThat(world.tap.count("identity.create")).isZero();
    assertThat(world.store.allLeases()).isEmpty();
  }

  /** The copy that an outage puts back into the queue. */
  private static Submission again(Submission first, int attempt) {
    return new Submission(
        first.id(),
        first.user(),
        first.team(),
        first.commandText(),
        first.responseUrl(),
        first.receivedAt(),
        attempt);
  }
}
