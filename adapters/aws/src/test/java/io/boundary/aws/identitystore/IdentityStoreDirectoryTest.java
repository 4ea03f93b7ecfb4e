package io.boundary.aws.identitystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boundary.aws.Backoff;
import io.boundary.aws.CallBudget;
import io.boundary.aws.FakeAws;
import io.boundary.aws.FakeAws.Answer;
import io.boundary.aws.ManualTime;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.model.GroupId;
import io.boundary.model.PrincipalId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityStoreDirectoryTest {

  private static final String USER = "GetUserId";
  private static final String GROUPS = "IsMemberInGroups";
  private static final String EMAIL = "jane@example.com";
  private static final PrincipalId JANE = new PrincipalId("user-jane");

  @RegisterExtension final FakeAws aws = new FakeAws();
  private final ManualTime time = new ManualTime(Instant.parse("2026-01-05T09:00:00Z"));
  private final IdentityStoreDirectory directory =
      new IdentityStoreDirectory(
          aws.clients().identityStore(),
          "d-1234567890",
          new PatientCalls(
              Duration.ofSeconds(4),
              new CallBudget(20, 5, time, time),
              new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), () -> 1.0),
              time,
              time));

  @Test
  void userByEmail_whenThere_thenTheUser() {
    aws.answer(USER, "{\"UserId\":\"user-jane\",\"IdentityStoreId\":\"d-1234567890\"}");
    assertThat(directory.userByEmail(EMAIL)).contains(JANE);
    assertThat(aws.calls(USER).get(0).body())
        .contains("\"AttributePath\":\"emails.value\"", "\"AttributeValue\":\"" + EMAIL + "\"");
  }

  @Test
  void userByEmail_whenThereIsNone_thenEmpty() {
    aws.fail(USER, 400, "ResourceNotFoundException");
    assertThat(directory.userByEmail(EMAIL)).isEmpty();
    assertThat(aws.calls(USER)).hasSize(1);
  }

  @Test
  void userByEmail_whenInOtherLetterCase_thenLowerCaseIsTriedToo() {
    aws.fail(USER, 400, "ResourceNotFoundException").answer(USER, "{\"UserId\":\"user-jane\"}");
    assertThat(directory.userByEmail("Jane@Example.com")).contains(JANE);
    assertThat(aws.calls(USER).get(1).body()).contains(EMAIL);
  }

  @Test
  void userByEmail_whenThrottled_thenWaitsAsLongAsItIsTold() {
    aws.queue(
            USER,
            new Answer.Response(
                400, "{\"__type\":\"ThrottlingException\",\"RetryAfterSeconds\":2}"))
        .answer(USER, "{\"UserId\":\"user-jane\"}");
    assertThat(directory.userByEmail(EMAIL)).contains(JANE);
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void userByEmail_whenToldToWaitTooLong_thenPassingWithoutWaiting() {
    aws.queue(
        USER,
        new Answer.Response(400, "{\"__type\":\"ThrottlingException\",\"RetryAfterSeconds\":60}"));
    assertThat(failure(() -> directory.userByEmail(EMAIL)).lasting()).isFalse();
    assertThat(time.sleeps()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400,AccessDeniedException,true",
    "400,ValidationException,true",
    "400,ThrottlingException,false",
    "500,InternalServerException,false"
  })
  void userByEmail_whenItCannotBeRead_thenLastingOrNotAndNoAddressIsTold(
      int status, String code, boolean lasting) {
    aws.fail(USER, status, code);

    FactUnavailableException failure = failure(() -> directory.userByEmail(EMAIL));

    assertThat(failure.lasting()).isEqualTo(lasting);
    assertThat(failure).hasMessageContaining(code).hasMessageNotContaining(EMAIL).hasNoCause();
    assertThat(aws.calls(USER)).hasSize(lasting ? 1 : 7);
  }

  @Test
  void userByEmail_whenTheConnectionBreaksOnce_thenTriedAgain() {
    aws.queue(USER, new Answer.Broken()).answer(USER, "{\"UserId\":\"user-jane\"}");
    assertThat(directory.userByEmail(EMAIL)).contains(JANE);
  }

  @Test
  void memberships_whenNoGroupIsAskedFor_thenEmptyWithoutACall() {
    assertThat(directory.memberships(JANE, List.of())).isEmpty();
    assertThat(aws.calls(GROUPS)).isEmpty();
  }

  @Test
  void memberships_whenSomeAreTrue_thenThose() {
    aws.answer(GROUPS, results(0, 3, 1));
    assertThat(directory.memberships(JANE, groups(3))).containsExactly(new GroupId("group-001"));
  }

  @Test
  void memberships_whenMoreThanOneCallAllows_thenAskedInChunks() {
    aws.answer(GROUPS, results(0, 100, 99))
        .answer(GROUPS, results(100, 200, 150))
        .answer(GROUPS, results(200, 201, 200));
    assertThat(directory.memberships(JANE, groups(201)))
        .containsExactlyInAnyOrder(
            new GroupId("group-099"), new GroupId("group-150"), new GroupId("group-200"));
    assertThat(aws.calls(GROUPS)).hasSize(3);
  }

  @Test
  void memberships_whenAGroupIsLeftOut_thenUnavailableAndNotFalse() {
    aws.answer(GROUPS, results(0, 2, 1));
    assertThat(failure(() -> directory.memberships(JANE, groups(3))).lasting()).isFalse();
  }

  @Test
  void memberships_whenTheUserIsGone_thenLasting() {
    aws.fail(GROUPS, 400, "ResourceNotFoundException");
    assertThat(failure(() -> directory.memberships(JANE, groups(1))).lasting()).isTrue();
  }

  private static FactUnavailableException failure(ThrowingCallable call) {
    FactUnavailableException failure = catchThrowableOfType(FactUnavailableException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }

  private static Set<GroupId> groups(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> new GroupId("group-%03d".formatted(n)))
        .collect(Collectors.toSet());
  }

  private static String results(int from, int to, int member) {
    return IntStream.range(from, to)
        .mapToObj(
            n -> "{\"GroupId\":\"group-%03d\",\"MembershipExists\":%s}".formatted(n, n == member))
        .collect(Collectors.joining(",", "{\"Results\":[", "]}"));
  }
}
