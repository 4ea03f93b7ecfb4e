package io.boundary.sandbox;

import io.boundary.sandbox.dynamodb.LocalDynamoDb;
import io.boundary.sandbox.queue.LocalSqs;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The embedded engines, started side by side. */
record Engines(LocalDynamoDb dynamoDb, LocalSqs sqs) implements AutoCloseable {

  static Engines start(Optional<Path> dataDir, int publicPort, String accountId) {
    CompletableFuture<LocalSqs> sqs =
        CompletableFuture.supplyAsync(() -> new LocalSqs(publicPort, accountId, Names.REGION));
    LocalDynamoDb dynamoDb;
    try {
      dynamoDb = new LocalDynamoDb(dataDir.map(folder -> folder.resolve("dynamodb")));
    } catch (RuntimeException e) {
      sqs.join().close();
      throw e;
    }
    try {
      return new Engines(dynamoDb, sqs.join());
    } catch (CompletionException e) {
      dynamoDb.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try (dynamoDb) {
      sqs.close();
    }
  }
}
