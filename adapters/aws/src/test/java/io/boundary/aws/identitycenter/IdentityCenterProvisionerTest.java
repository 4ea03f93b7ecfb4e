package io.boundary.aws.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boundary.aws.Backoff;
import io.boundary.aws.CallBudget;
import io.boundary.aws.FakeAws;
import io.boundary.aws.FakeAws.Answer;
import io.boundary.aws.ManualTime;
import io.boundary.aws.PacedCalls;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.Operation;
import io.boundary.broker.port.Operation.Kind;
import io.boundary.broker.port.Operation.State;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.ProvisionerException.Effect;
import io.boundary.model.AccountId;
import io.boundary.model.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityCenterProvisionerTest {

  private static final Instant T0 = Instant.parse("2026-01-05T09:00:00Z");
  private static final Instant DEADLINE = T0.plusSeconds(10);
  private static final String CREATE = "CreateAccountAssignment";
  private static final String DELETE = "DeleteAccountAssignment";
  private static final String LIST = "ListAccountAssignments";
  private static final Assignment ASSIGNMENT = Samples.assignment(1, new AccountId("111122223333"));

  @RegisterExtension final FakeAws aws = new FakeAws();
  private final ManualTime time = new ManualTime(T0);
  private final IdentityCenterProvisioner provisioner =
      new IdentityCenterProvisioner(
          aws.clients().ssoAdmin(),
          ASSIGNMENT.instance(),
          new PacedCalls(
              new CallBudget(20, 2, time, time),
              new Backoff(Duration.ofMillis(400), Duration.ofSeconds(3), () -> 1.0),
              time,
              time),
          10);

  @Test
  void create_whenAccepted_thenInProgressUnderItsId() {
    aws.answer(CREATE, status("Creation", "IN_PROGRESS", "id-1"));

    Operation begun = provisioner.create(ASSIGNMENT, DEADLINE);

    assertThat(begun).isEqualTo(Operation.inProgress(Kind.CREATE, "id-1"));
    assertThat(aws.calls(CREATE)).hasSize(1);
    assertThat(aws.calls(CREATE).get(0).body())
        .contains("\"TargetType\":\"AWS_ACCOUNT\"")
        .contains("\"TargetId\":\"111122223333\"")
        .contains("\"PrincipalType\":\"USER\"")
        .contains(ASSIGNMENT.principal().value())
        .contains(ASSIGNMENT.permissionSet().value())
        .contains(ASSIGNMENT.instance().value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ConflictException", "ThrottlingException"})
  void create_whenBusyAtFirst_thenTriedAgainAfterGrowingPauses(String busy) {
    aws.fail(CREATE, 400, busy)
        .fail(CREATE, 400, busy)
        .answer(CREATE, status("Creation", "IN_PROGRESS", "id-1"));

    assertThat(provisioner.create(ASSIGNMENT, DEADLINE).id()).contains("id-1");

    assertThat(aws.calls(CREATE)).hasSize(3);
    assertThat(time.sleeps()).contains(Duration.ofMillis(400), Duration.ofMillis(800));
  }

  @Test
  void create_whenBusyToTheEnd_thenGivesUpBeforeTheDeadlineWithoutEffect() {
    aws.fail(CREATE, 400, "ThrottlingException");

    ProvisionerException failure = failureOf(() -> provisioner.create(ASSIGNMENT, DEADLINE));

    assertThat(failure.effect()).isEqualTo(Effect.NONE);
    assertThat(failure.lasting()).isFalse();
    assertThat(time.instant()).isBefore(DEADLINE);
    assertThat(aws.calls(CREATE)).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException,NONE,true",
    "ValidationException,NONE,true",
    "ResourceNotFoundException,NONE,true",
    "ServiceQuotaExceededException,NONE,false",
    "ExpiredTokenException,NONE,false"
  })
  void create_whenRefused_thenSurelyNotDone(String code, Effect effect, boolean lasting) {
    aws.fail(CREATE, 400, code);

    ProvisionerException failure = failureOf(() -> provisioner.create(ASSIGNMENT, DEADLINE));

    assertThat(failure.effect()).isEqualTo(effect);
    assertThat(failure.lasting()).isEqualTo(lasting);
    assertThat(failure).hasMessageContaining(code);
    assertThat(aws.calls(CREATE)).hasSize(1);
  }

  @Test
  void create_whenTheServerFails_thenNobodyKnowsAndItIsNotSentAgain() {
    aws.fail(CREATE, 500, "InternalServerException");
    assertUnknownAfterOneCall(DEADLINE);
  }

  @Test
  void create_whenTheConnectionBreaks_thenNobodyKnowsAndItIsNotSentAgain() {
    aws.queue(CREATE, new Answer.Broken());
    assertUnknownAfterOneCall(DEADLINE);
  }

  @Test
  void create_whenNoAnswerComesByTheDeadline_thenNobodyKnows() {
    aws.queue(CREATE, new Answer.Silent());
    assertUnknownAfterOneCall(T0.plusMillis(300));
  }

  @Test
  void create_whenTheAnswerNamesNoOperation_thenNobodyKnows() {
    aws.answer(CREATE, "{}");
    assertUnknownAfterOneCall(DEADLINE);
  }

  @Test
  void create_whenTheDeadlineHasCome_thenNothingIsSent() {
    ProvisionerException failure = failureOf(() -> provisioner.create(ASSIGNMENT, T0));
    assertThat(failure.effect()).isEqualTo(Effect.NONE);
    assertThat(aws.calls(CREATE)).isEmpty();
  }

  @Test
  void delete_whenAccepted_thenInProgressUnderItsId() {
    aws.answer(DELETE, status("Deletion", "IN_PROGRESS", "id-2"));
    assertThat(provisioner.delete(ASSIGNMENT, DEADLINE))
        .isEqualTo(Operation.inProgress(Kind.DELETE, "id-2"));
  }

  @Test
  void delete_whenThereIsNone_thenNotFound() {
    aws.fail(DELETE, 400, "ResourceNotFoundException");
    Operation gone = provisioner.delete(ASSIGNMENT, DEADLINE);
    assertThat(gone.state()).isEqualTo(State.NOT_FOUND);
    assertThat(gone.kind()).isEqualTo(Kind.DELETE);
  }

  @Test
  void poll_whenItHasFailed_thenTheReasonIsTold() {
    aws.answer(
        "DescribeAccountAssignmentDeletionStatus",
        "{\"AccountAssignmentDeletionStatus\":{\"Status\":\"FAILED\",\"RequestId\":\"id-2\","
            + "\"FailureReason\":\"404 was not found in directory\"}}");
    Operation polled = provisioner.poll(Operation.inProgress(Kind.DELETE, "id-2"), DEADLINE);
    assertThat(polled)
        .isEqualTo(
            new Operation(
                Kind.DELETE,
                Optional.of("id-2"),
                State.FAILED,
                Optional.of("404 was not found in directory")));
  }

  @ParameterizedTest
  @CsvSource({"SUCCEEDED,SUCCEEDED", "IN_PROGRESS,IN_PROGRESS", "SOMETHING_NEW,IN_PROGRESS"})
  void poll_whenCreating_thenItsState(String said, State state) {
    aws.answer("DescribeAccountAssignmentCreationStatus", status("Creation", said, "id-1"));
    Operation polled = provisioner.poll(Operation.inProgress(Kind.CREATE, "id-1"), DEADLINE);
    assertThat(polled.state()).isEqualTo(state);
  }

  @Test
  void poll_whenUnknownThere_thenNotFound() {
    aws.fail("DescribeAccountAssignmentCreationStatus", 400, "ResourceNotFoundException");
    Operation polled = provisioner.poll(Operation.inProgress(Kind.CREATE, "id-1"), DEADLINE);
    assertThat(polled.state()).isEqualTo(State.NOT_FOUND);
    assertThat(polled.id()).contains("id-1");
  }

  @Test
  void poll_whenItCannotBeRead_thenNothingWasChanged() {
    aws.fail("DescribeAccountAssignmentCreationStatus", 500, "InternalServerException");
    ProvisionerException failure =
        failureOf(() -> provisioner.poll(Operation.inProgress(Kind.CREATE, "id-1"), DEADLINE));
    assertThat(failure.effect()).isEqualTo(Effect.NONE);
    assertThat(failure.lasting()).isFalse();
  }

  @Test
  void exists_whenOnTheSecondPage_thenTrue() {
    aws.answer(LIST, page("USER", "other", "more"))
        .answer(LIST, page("USER", ASSIGNMENT.principal().value(), null));
    assertThat(provisioner.exists(ASSIGNMENT, DEADLINE)).isTrue();
    assertThat(aws.calls(LIST)).hasSize(2);
    assertThat(aws.calls(LIST).get(1).body()).contains("\"NextToken\":\"more\"");
  }

  @Test
  void exists_whenOnlyAGroupHasThatId_thenFalse() {
    aws.answer(LIST, page("GROUP", ASSIGNMENT.principal().value(), null));
    assertThat(provisioner.exists(ASSIGNMENT, DEADLINE)).isFalse();
  }

  @Test
  void exists_whenThePermissionSetIsGone_thenFalse() {
    aws.fail(LIST, 400, "ResourceNotFoundException");
    assertThat(provisioner.exists(ASSIGNMENT, DEADLINE)).isFalse();
  }

  @Test
  void exists_whenItCannotBeRead_thenThrows() {
    aws.fail(LIST, 400, "AccessDeniedException");
    assertThat(failureOf(() -> provisioner.exists(ASSIGNMENT, DEADLINE)).lasting()).isTrue();
  }

  @Test
  void inProgress_whenManyAre_thenOnlyThoseOfThisAssignmentThatStillRun() {
    // given
    aws.answer("ListAccountAssignmentCreationStatus", ids("Creation", "more", "c-1", "c-2"))
        .answer("ListAccountAssignmentCreationStatus", ids("Creation", null, "c-3"))
        .answer("ListAccountAssignmentDeletionStatus", ids("Deletion", null, "d-1"));
    String describe = "DescribeAccountAssignmentCreationStatus";
    aws.answer(describe, detailed("Creation", "c-1", "999999999999", "IN_PROGRESS"))
        .answer(describe, detailed("Creation", "c-2", "111122223333", "IN_PROGRESS"))
        .answer(describe, detailed("Creation", "c-3", "111122223333", "SUCCEEDED"));
    aws.fail("DescribeAccountAssignmentDeletionStatus", 400, "ResourceNotFoundException");

    // when, then
    assertThat(provisioner.inProgress(ASSIGNMENT, DEADLINE))
        .containsExactly(Operation.inProgress(Kind.CREATE, "c-2"));
    assertThat(aws.calls("ListAccountAssignmentCreationStatus"))
        .hasSize(2)
        .allSatisfy(call -> assertThat(call.body()).contains("{\"Status\":\"IN_PROGRESS\"}"));
    assertThat(aws.calls("DescribeAccountAssignmentDeletionStatus")).hasSize(1);
  }

  private void assertUnknownAfterOneCall(Instant deadline) {
    ProvisionerException failure = failureOf(() -> provisioner.create(ASSIGNMENT, deadline));
    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(failure.lasting()).isFalse();
    assertThat(aws.calls(CREATE)).hasSize(1);
  }

  private static ProvisionerException failureOf(ThrowingCallable call) {
    ProvisionerException failure = catchThrowableOfType(ProvisionerException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }

  private static String status(String verb, String status, String id) {
    return "{\"AccountAssignment%sStatus\":{\"Status\":\"%s\",\"RequestId\":\"%s\"}}"
        .formatted(verb, status, id);
  }

  private static String detailed(String verb, String id, String account, String status) {
    return ("{\"AccountAssignment%sStatus\":{\"Status\":\"%s\",\"RequestId\":\"%s\","
            + "\"TargetId\":\"%s\",\"TargetType\":\"AWS_ACCOUNT\",\"PermissionSetArn\":\"%s\","
            + "\"PrincipalType\":\"USER\",\"PrincipalId\":\"%s\"}}")
        .formatted(
            verb,
            status,
            id,
            account,
            ASSIGNMENT.permissionSet().value(),
            ASSIGNMENT.principal().value());
  }

  private static String ids(String verb, @Nullable String next, String... ids) {
    StringBuilder list = new StringBuilder();
    for (String id : ids) {
      list.append(list.isEmpty() ? "" : ",")
          .append("{\"Status\":\"IN_PROGRESS\",\"RequestId\":\"" + id + "\"}");
    }
    String token = next == null ? "" : ",\"NextToken\":\"" + next + "\"";
    return "{\"AccountAssignments" + verb + "Status\":[" + list + "]" + token + "}";
  }

  private static String page(String type, String principal, @Nullable String next) {
    String token = next == null ? "" : ",\"NextToken\":\"" + next + "\"";
    return ("{\"AccountAssignments\":[{\"AccountId\":\"111122223333\",\"PrincipalType\":\"%s\","
            + "\"PrincipalId\":\"%s\"}]%s}")
        .formatted(type, principal, token);
  }
}
