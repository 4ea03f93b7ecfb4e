package io.boundary.broker.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.Commit.RequestWrite;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.LedgerChain;
import io.boundary.model.LedgerEvent;
import io.boundary.model.LedgerHead;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every write of a request carries its evidence, and none goes past the lifecycle. */
class RevisionTest {

  private static final Instant LATER = Samples.T0.plusSeconds(60);

  private static AccessRequest draft(RequestStatus status) {
    return Samples.request(1, status).edit().version(0).build();
  }

  private static AccessRequest born(RequestStatus status) {
    return Samples.birth(Samples.request(1, status)).request();
  }

  @ParameterizedTest
  @EnumSource(RequestStatus.class)
  void birth_whenARecordMayBeBornSo_thenWithItsEventAndElseNotAtAll(RequestStatus status) {
    if (!status.canBeBorn()) {
      assertThatThrownBy(() -> Revision.birth(draft(status), Actor.POLICY, "why"))
          .isInstanceOf(IllegalStateException.class);
      return;
    }
    RequestWrite write = Revision.birth(draft(status), Actor.POLICY, "why").write();

    assertThat(write.isNew()).isTrue();
    assertThat(write.request().version()).isEqualTo(1);
    assertThat(write.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.from()).isEmpty();
              assertThat(event.to()).contains(status);
              assertThat(write.request().head()).isEqualTo(event.head());
            });
  }

  static Stream<RequestStatus[]> everyTwo() {
    return Stream.of(RequestStatus.values())
        .flatMap(
            from -> Stream.of(RequestStatus.values()).map(to -> new RequestStatus[] {from, to}));
  }

  @ParameterizedTest
  @MethodSource("everyTwo")
  void become_whenTheLifecycleAllowsIt_thenWithItsEventAndElseNotAtAll(
      RequestStatus from, RequestStatus to) {
    Revision revision = Revision.of(born(from), LATER);
    if (from == to || !from.canBecome(to)) {
      assertThatThrownBy(() -> revision.become(to, Actor.JANITOR, "why"))
          .isInstanceOf(IllegalStateException.class);
      return;
    }
    RequestWrite write = revision.become(to, Actor.JANITOR, "why").write();

    assertThat(write.request().status()).isEqualTo(to);
    assertThat(write.request().updatedAt()).isEqualTo(LATER);
    assertThat(write.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.seq()).isEqualTo(2);
              assertThat(event.from()).contains(from);
              assertThat(event.to()).contains(to);
              assertThat(event.reason()).isEqualTo("why");
            });
  }

  @Test
  void write_whenItIsOverAVersion_thenOneMore() {
    AccessRequest read = born(RequestStatus.APPROVED).edit().version(7).build();

    RequestWrite write = Revision.of(read, LATER).write();

    assertThat(write.request().version()).isEqualTo(8);
    assertThat(write.isNew()).isFalse();
    assertThat(write.events()).isEmpty();
  }

  @Test
  void vote_whenItDecides_thenVoteAndChangeAreTwoEventsOfOneChain() {
    AccessRequest read = born(RequestStatus.PENDING_APPROVAL);

    RequestWrite write =
        Revision.of(read, LATER)
            .vote(LedgerEvent.Kind.VOTE_APPROVE, Actor.WORKFLOW, "clicked")
            .become(RequestStatus.APPROVED, Actor.WORKFLOW, "approved")
            .write();

    List<LedgerEvent> chain =
        Stream.concat(
                Samples.birth(Samples.request(1, RequestStatus.PENDING_APPROVAL)).events().stream(),
                write.events().stream())
            .toList();
    assertThat(chain)
        .extracting(LedgerEvent::kind)
        .containsExactly(
            LedgerEvent.Kind.STATE_CHANGE,
            LedgerEvent.Kind.VOTE_APPROVE,
            LedgerEvent.Kind.STATE_CHANGE);
    assertThat(LedgerChain.firstBreak(read.id(), chain)).isEmpty();
    assertThat(write.request().head()).isEqualTo(chain.get(2).head());
  }

  @Test
  void of_whenTheRecordIsAnOlderDeployments_thenItsChainBeginsWithTheStateThatWasFound() {
    AccessRequest old = Samples.old(1, RequestStatus.ACTIVE);
    assertThat(old.head()).isEqualTo(LedgerHead.NONE);

    RequestWrite write =
        Revision.of(old, LATER).become(RequestStatus.REVOKED, Actor.JANITOR, "over").write();

    assertThat(write.request().version()).isEqualTo(1);
    assertThat(write.events())
        .extracting(LedgerEvent::to)
        .containsExactly(Optional.of(RequestStatus.ACTIVE), Optional.of(RequestStatus.REVOKED));
    assertThat(LedgerChain.firstBreak(old.id(), write.events())).isEmpty();
  }

  @Test
  void owe_whenSomethingIsOwed_thenTheOneWhoChangesHasTheFirstChance() {
    AccessRequest owing =
        Revision.of(born(RequestStatus.DENIED), LATER).owe(Notice.DENIED).write().request();

    assertThat(owing.notices()).containsExactly(Notice.DENIED);
    assertThat(owing.dueAt()).contains(LATER.plus(Revision.NOTICE_GRACE));
  }

  @Test
  void endings_whenARequestEnds_thenItsDecisionsReasonStays() {
    AccessRequest active = born(RequestStatus.ACTIVE);

    AccessRequest ended = Endings.revoked(active, Actor.JANITOR, "over", LATER).write().request();

    assertThat(ended.endReason()).contains("over");
    assertThat(ended.evidence()).isEqualTo(active.evidence());
    assertThat(ended.revokedAt()).contains(LATER);
  }
}
