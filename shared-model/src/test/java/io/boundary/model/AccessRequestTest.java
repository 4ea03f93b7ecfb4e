package io.boundary.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessRequestTest {

  private static final Instant LATER = Samples.T0.plusSeconds(3_600);

  @Test
  void dueAt_whenFinalAndEverybodyWasTold_isNever() {
    assertThat(Samples.request(RequestStatus.DENIED).dueAt()).isEmpty();
    assertThat(Samples.request(RequestStatus.REVOKED).dueAt()).isEmpty();
    assertThat(Samples.request(RequestStatus.ERROR).dueAt()).isEmpty();
  }

  @Test
  void dueAt_whenUnfinished_isNeverEmpty() {
    assertThat(Arrays.stream(RequestStatus.values()).filter(status -> !status.isFinal()))
        .allSatisfy(status -> assertThat(Samples.request(status).dueAt()).isPresent());
  }

  @Test
  void dueAt_whenWaitingForApproval_isTheDeadline() {
    Approval approval =
        new Approval(List.of("admins"), "#a", 1, LATER, List.of(), Optional.empty());
    AccessRequest request =
        Samples.request(RequestStatus.PENDING_APPROVAL).edit().approval(approval).build();

    assertThat(request.dueAt()).contains(LATER);
  }

  @Test
  void dueAt_whenApproved_isItsLastChange() {
    AccessRequest request = Samples.request(RequestStatus.APPROVED).edit().expiresAt(LATER).build();

    assertThat(request.dueAt()).contains(request.updatedAt());
  }

  @Test
  void dueAt_whenActive_isItsEnd_orTheWishToEndIt() {
    AccessRequest active = Samples.request(RequestStatus.ACTIVE).edit().expiresAt(LATER).build();
    EndRequest wish = new EndRequest(Samples.T0.plusSeconds(9), Actor.WORKFLOW, "handed back");

    assertThat(active.dueAt()).contains(LATER);
    assertThat(active.edit().endRequested(wish).build().dueAt()).contains(wish.at());
  }

  @Test
  void dueAt_whenSomethingIsOwed_isTheEarlierOfWorkAndNotice() {
    AccessRequest active = Samples.request(RequestStatus.ACTIVE).edit().expiresAt(LATER).build();

    assertThat(owing(active, LATER.minusSeconds(1)).dueAt()).contains(LATER.minusSeconds(1));
    assertThat(owing(active, LATER.plusSeconds(1)).dueAt()).contains(LATER);
    AccessRequest denied = Samples.request(RequestStatus.DENIED);
    assertThat(owing(denied, LATER).dueAt()).contains(LATER);
    assertThat(owing(denied, LATER).edit().told(Set.of(Notice.GRANTED)).build().dueAt()).isEmpty();
  }

  @Test
  void dueAt_whenTheFiguresDoNotKnowItsState_isTwoMinutesAfterItsLastChange() {
    AccessRequest active = Samples.request(RequestStatus.ACTIVE).edit().expiresAt(LATER).build();
    AccessRequest ended = active.edit().status(RequestStatus.REVOKED).build();

    assertThat(active.countDueAt()).isEmpty();
    assertThat(ended.countDueAt()).contains(ended.updatedAt().plusSeconds(120));
    assertThat(ended.dueAt()).isEqualTo(ended.countDueAt());
    assertThat(ended.edit().counted(RequestStatus.REVOKED).build().dueAt()).isEmpty();
    assertThat(ended.edit().version(0).build().countDueAt()).isEmpty();
  }

  @Test
  void mustEnd_whenItsTimeHasCome_orSomebodyWishes() {
    AccessRequest active = Samples.request(RequestStatus.ACTIVE).edit().expiresAt(LATER).build();
    EndRequest wish = new EndRequest(Samples.T0, Actor.WORKFLOW, "handed back");

    assertThat(active.mustEnd(LATER.minusMillis(1))).isFalse();
    assertThat(active.mustEnd(LATER)).isTrue();
    assertThat(active.edit().endRequested(wish).build().mustEnd(Samples.T0)).isTrue();
  }

  @Test
  void edit_whenNothingIsChanged_isTheSame() {
    AccessRequest request = owing(Samples.request(RequestStatus.ACTIVE), LATER);

    assertThat(request.edit().build()).isEqualTo(request);
  }

  private static AccessRequest owing(AccessRequest request, Instant from) {
    return request.edit().owe(Set.of(Notice.GRANTED), from).build();
  }
}
