package io.boundary.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.boundary.aws.Backoff;
import io.boundary.aws.ManualTime;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.Commit;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.StoreException;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Answers of DynamoDB that a lone local engine does not give. */
class CommitFailuresTest {

  private final DynamoDbClient client = mock(DynamoDbClient.class);
  private final ManualTime time = new ManualTime(Samples.T0);
  private final DynamoRequestStore store =
      new DynamoRequestStore(
          client,
          new Tables("requests", "ledger", "leases", "counters"),
          new Backoff(Duration.ofMillis(20), Duration.ofMillis(400), () -> 0.5),
          time);
  private final Commit commit =
      new Commit(
          List.of(Samples.birth(Samples.request(1, RequestStatus.APPROVED))),
          Optional.empty(),
          true);

  @Test
  void commit_whenTransactionsCollide_thenTriedAgainAfterAPause() {
    when(client.transactWriteItems(any(TransactWriteItemsRequest.class)))
        .thenThrow(cancelled("None", "TransactionConflict", "None"))
        .thenThrow(cancelled("None", "None", "ThrottlingError"))
        .thenReturn(TransactWriteItemsResponse.builder().build());

    assertThat(store.commit(commit)).isEqualTo(CommitResult.DONE);
    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(10), Duration.ofMillis(20));
  }

  @Test
  void commit_whenTheyCollideForEver_thenGivesUpLoudly() {
    when(client.transactWriteItems(any(TransactWriteItemsRequest.class)))
        .thenThrow(cancelled("TransactionConflict"));

    assertThatThrownBy(() -> store.commit(commit)).isInstanceOf(StoreException.class);
    verify(client, times(8)).transactWriteItems(any(TransactWriteItemsRequest.class));
  }

  @Test
  void commit_whenAConditionFailsBesideACollision_thenItIsAConflict() {
    when(client.transactWriteItems(any(TransactWriteItemsRequest.class)))
        .thenThrow(cancelled("TransactionConflict", "ConditionalCheckFailed", "None"));
    assertThat(store.commit(commit)).isEqualTo(CommitResult.CONFLICT);
  }

  @Test
  void commit_whenFrozenAndStale_thenItIsAConflict() {
    when(client.transactWriteItems(any(TransactWriteItemsRequest.class)))
        .thenThrow(cancelled("ConditionalCheckFailed", "ConditionalCheckFailed", "None"));
    assertThat(store.commit(commit)).isEqualTo(CommitResult.CONFLICT);
  }

  @Test
  void commit_whenOnlyTheFreezeCheckFails_thenFrozen() {
    when(client.transactWriteItems(any(TransactWriteItemsRequest.class)))
        .thenThrow(cancelled("ConditionalCheckFailed", "None", "None"));
    assertThat(store.commit(commit)).isEqualTo(CommitResult.FROZEN);
  }

  @Test
  void commit_whenNoFreezeCheckIsMade_thenTheFirstFailureIsAConflict() {
    when(client.transactWriteItems(any(TransactWriteItemsRequest.class)))
        .thenThrow(cancelled("ConditionalCheckFailed", "None"));
    Commit ending = new Commit(commit.requests(), Optional.empty(), false);
    assertThat(store.commit(ending)).isEqualTo(CommitResult.CONFLICT);
  }

  @Test
  void commit_whenRefusedForAnotherReason_thenNotTriedAgain() {
    when(client.transactWriteItems(any(TransactWriteItemsRequest.class)))
        .thenThrow(cancelled("None", "ValidationError", "None"));
    assertThatThrownBy(() -> store.commit(commit)).isInstanceOf(StoreException.class);
    verify(client).transactWriteItems(any(TransactWriteItemsRequest.class));
  }

  @Test
  void commit_whenNoAnswerComes_thenNobodyKnowsAndItIsNotSentAgain() {
    when(client.transactWriteItems(any(TransactWriteItemsRequest.class)))
        .thenThrow(ApiCallTimeoutException.create(1));
    assertThatThrownBy(() -> store.commit(commit))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("unknown");
    verify(client).transactWriteItems(any(TransactWriteItemsRequest.class));
  }

  private static TransactionCanceledException cancelled(String... codes) {
    return TransactionCanceledException.builder()
        .cancellationReasons(
            Arrays.stream(codes)
                .map(code -> CancellationReason.builder().code(code).build())
                .toList())
        .build();
  }
}
