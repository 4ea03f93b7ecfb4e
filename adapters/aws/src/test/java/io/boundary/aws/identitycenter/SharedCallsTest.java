package io.boundary.aws.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.aws.Backoff;
import io.boundary.aws.CallBudget;
import io.boundary.aws.FakeAws;
import io.boundary.aws.PacedCalls;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.Operation;
import io.boundary.broker.port.Operation.Kind;
import io.boundary.broker.port.Operation.State;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.model.AccountId;
import io.boundary.model.Assignment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers who wait for their turn at the same time share what they wait for. */
class SharedCallsTest {

  private static final String LIST = "ListAccountAssignments";
  private static final String DELETIONS = "ListAccountAssignmentDeletionStatus";
  private static final String DESCRIBE = "DescribeAccountAssignmentDeletionStatus";
  private static final AccountId ACCOUNT = new AccountId("111122223333");

  @RegisterExtension final FakeAws aws = new FakeAws();
  private final Clock clock = Clock.systemUTC();
  private final Instant deadline = clock.instant().plus(Duration.ofDays(1));
  private volatile CountDownLatch turns = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Thread> callers = new CopyOnWriteArrayList<>();
  private final IdentityCenterProvisioner provisioner =
      new IdentityCenterProvisioner(
          aws.clients().ssoAdmin(),
          Samples.assignment(1, ACCOUNT).instance(),
          new PacedCalls(
              new CallBudget(0.01, 1, clock, time -> isTurn()),
              new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), () -> 1.0),
              clock,
              time -> true),
          10);

  @BeforeEach
  void useTheFirstTurnUp() {
    aws.fail("DeleteAccountAssignment", 400, "ResourceNotFoundException");
    assertThat(provisioner.delete(Samples.assignment(99, ACCOUNT), deadline).state())
        .isEqualTo(State.NOT_FOUND);
  }

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void exists_whenSeveralLookAtOnePlace_thenOneListingTellsAll() throws Exception {
    Assignment there = Samples.assignment(1, ACCOUNT);
    Assignment gone = Samples.assignment(2, ACCOUNT);
    aws.answer(
        LIST,
        "{\"AccountAssignments\":[{\"PrincipalType\":\"USER\",\"PrincipalId\":\"%s\"}]}"
            .formatted(there.principal().value()));

    List<Boolean> found =
        together(
            List.of(
                () -> provisioner.exists(there, deadline),
                () -> provisioner.exists(gone, deadline),
                () -> provisioner.exists(there, deadline)));

    assertThat(found).containsExactly(true, false, true);
    assertThat(aws.calls(LIST)).hasSize(1);
  }

  @Test
  void poll_whenSeveralDeletionsAreAskedFor_thenOneListingTellsWhichAreDone() throws Exception {
    aws.answer(DELETIONS, listed("SUCCEEDED", "d-1", "d-2", "others"));

    List<Operation> polled = together(List.of(poll(1), poll(2), poll(3)));

    assertThat(polled)
        .extracting(Operation::state)
        .containsExactly(State.SUCCEEDED, State.SUCCEEDED, State.IN_PROGRESS);
    assertThat(aws.calls(DELETIONS)).hasSize(1);
    assertThat(aws.calls(DESCRIBE)).isEmpty();
  }

  @Test
  void poll_whenListingsGoOnSayingNothing_thenThoseThatDoNotRunAreDescribed() throws Exception {
    aws.answer(DELETIONS, listed("SUCCEEDED", "others"))
        .answer(DELETIONS, listed("SUCCEEDED", "others"))
        .answer(DELETIONS, listed("IN_PROGRESS", "d-1", "d-2"))
        .answer(DELETIONS, listed("SUCCEEDED", "others"));
    aws.answer(
        DESCRIBE,
        "{\"AccountAssignmentDeletionStatus\":{\"Status\":\"FAILED\",\"RequestId\":\"d-3\","
            + "\"FailureReason\":\"404\"}}");
    List<Supplier<Operation>> three = List.of(poll(1), poll(2), poll(3));

    assertThat(together(three)).extracting(Operation::state).containsOnly(State.IN_PROGRESS);
    assertThat(together(three)).extracting(Operation::state).containsOnly(State.IN_PROGRESS);
    List<Operation> third = together(three);

    assertThat(third)
        .extracting(Operation::state)
        .containsExactly(State.IN_PROGRESS, State.IN_PROGRESS, State.FAILED);
    assertThat(third.get(2).failure()).contains("404");
    assertThat(aws.calls(DESCRIBE)).hasSize(1);
  }

  @Test
  void poll_whenListingIsNotAllowed_thenAllAreDescribed() throws Exception {
    aws.fail(DELETIONS, 400, "AccessDeniedException");
    aws.answer(DESCRIBE, "{\"AccountAssignmentDeletionStatus\":{\"Status\":\"SUCCEEDED\"}}");
    List<Supplier<Operation>> three = List.of(poll(1), poll(2), poll(3));

    assertThat(together(three)).extracting(Operation::state).containsOnly(State.IN_PROGRESS);
    assertThat(together(three)).extracting(Operation::state).containsOnly(State.SUCCEEDED);

    assertThat(aws.calls(DESCRIBE)).hasSize(3);
  }

  @Test
  void poll_whenOneCannotBeDescribed_thenTheOthersAreTold() throws Exception {
    aws.answer(DESCRIBE, "{\"AccountAssignmentDeletionStatus\":{\"Status\":\"SUCCEEDED\"}}");
    aws.fail(DESCRIBE, 400, "ValidationException");

    List<Optional<Operation>> polled = together(List.of(tried(poll(1)), tried(poll(2))));

    assertThat(polled.stream().flatMap(Optional::stream))
        .extracting(Operation::state)
        .containsExactly(State.SUCCEEDED);
    assertThat(aws.calls(DESCRIBE)).hasSize(2);
  }

  private static Supplier<Optional<Operation>> tried(Supplier<Operation> poll) {
    return () -> {
      try {
        return Optional.of(poll.get());
      } catch (ProvisionerException e) {
        return Optional.empty();
      }
    };
  }

  @Test
  void inProgress_whenAskedAgain_thenWhatIsKnownIsNotDescribedAgain() {
    turns.countDown();
    aws.answer("ListAccountAssignmentCreationStatus", "{\"AccountAssignmentsCreationStatus\":[]}");
    aws.answer(DELETIONS, listed("IN_PROGRESS", "d-1"));
    Assignment assignment = Samples.assignment(1, ACCOUNT);
    aws.answer(
        DESCRIBE,
        ("{\"AccountAssignmentDeletionStatus\":{\"Status\":\"IN_PROGRESS\",\"RequestId\":\"d-1\","
                + "\"TargetId\":\"111122223333\",\"TargetType\":\"AWS_ACCOUNT\","
                + "\"PermissionSetArn\":\"%s\",\"PrincipalType\":\"USER\",\"PrincipalId\":\"%s\"}}")
            .formatted(assignment.permissionSet().value(), assignment.principal().value()));

    for (int n = 0; n < 3; n++) {
      assertThat(provisioner.inProgress(assignment, deadline))
          .containsExactly(Operation.inProgress(Kind.DELETE, "d-1"));
      assertThat(provisioner.inProgress(Samples.assignment(2, ACCOUNT), deadline)).isEmpty();
    }

    assertThat(aws.calls(DESCRIBE)).hasSize(1);
  }

  private Supplier<Operation> poll(int number) {
    return () -> provisioner.poll(Operation.inProgress(Kind.DELETE, "d-" + number), deadline);
  }

  private static String listed(String status, String... ids) {
    List<String> items = new ArrayList<>();
    for (String id : ids) {
      items.add("{\"Status\":\"%s\",\"RequestId\":\"%s\"}".formatted(status, id));
    }
    return "{\"AccountAssignmentsDeletionStatus\":[" + String.join(",", items) + "]}";
  }

  /** Lets all of them ask before the first gets its turn. */
  private <T> List<T> together(List<Supplier<T>> calls) throws Exception {
    turns = new CountDownLatch(1);
    callers.clear();
    List<CompletableFuture<T>> begun = new ArrayList<>();
    for (Supplier<T> call : calls) {
      begun.add(
          CompletableFuture.supplyAsync(
              () -> {
                callers.add(Thread.currentThread());
                return call.get();
              },
              threads));
      untilWaiting(begun.size());
    }
    turns.countDown();
    List<T> answers = new ArrayList<>();
    for (CompletableFuture<T> each : begun) {
      answers.add(each.get(30, TimeUnit.SECONDS));
    }
    return answers;
  }

  private void untilWaiting(int many) {
    while (callers.size() < many
        || !callers.stream()
            .allMatch(
                thread ->
                    thread.getState() == Thread.State.WAITING
                        || thread.getState() == Thread.State.TIMED_WAITING)) {
      Thread.onSpinWait();
    }
  }

  private boolean isTurn() {
    try {
      return turns.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
