package io.boundary.aws.dynamodb;

import io.boundary.aws.Backoff;
import io.boundary.aws.Sleeper;
import io.boundary.broker.port.CommitResult;
import io.boundary.broker.port.StoreException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Applies transactions; one that met another is tried again. */
record Transactions(DynamoDbClient client, Backoff backoff, Sleeper sleeper) {

  private static final int MAX_ATTEMPTS = 8;

  /**
   * Applies all of it or nothing.
   *
   * @throws StoreException where it cannot be told whether it took effect
   */
  CommitResult apply(Transaction transaction) {
    for (int attempt = 0; ; attempt++) {
      try {
        client.transactWriteItems(transaction.request());
        return CommitResult.DONE;
      } catch (TransactionCanceledException e) {
        Optional<CommitResult> meaning = transaction.meaning(e.cancellationReasons());
        if (meaning.isPresent()) {
          return meaning.get();
        }
        boolean passing = Transaction.isPassing(e.cancellationReasons());
        if (!passing || attempt + 1 >= MAX_ATTEMPTS || !sleeper.sleep(backoff.delay(attempt))) {
          throw new StoreException("the commit was cancelled by the store", e);
        }
      } catch (SdkException e) {
        // The SDK has retried it under one token; what became of it is unknown.
        throw new StoreException("it is unknown whether the commit took effect", e);
      }
    }
  }
}
