package io.boundary.aws.dynamodb;

import io.boundary.aws.AwsClients;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * A real DynamoDB engine on the loopback interface, one for all tests, with fresh tables for each.
 */
public final class LocalDynamo implements BeforeEachCallback {

  private static final AtomicInteger TABLES = new AtomicInteger();

  private @Nullable DynamoDbClient client;
  private Tables tables = new Tables("", "", "", "");

  @Override
  public void beforeEach(ExtensionContext context) {
    Engine engine =
        context
            .getRoot()
            .getStore(Namespace.create(LocalDynamo.class))
            .getOrComputeIfAbsent(Engine.class, key -> new Engine(), Engine.class);
    client = engine.client;
    String prefix = "test-" + TABLES.incrementAndGet();
    tables =
        new Tables(
            prefix + "-active-requests",
            prefix + "-ledger",
            prefix + "-leases",
            prefix + "-counters");
    // Without their time to live: the samples' time is long over, and the engine would take them
    // away.
    for (CreateTableRequest table : TableSchemas.all(tables)) {
      create(engine.client, table);
    }
  }

  private static void create(DynamoDbClient client, CreateTableRequest table) {
    try {
      client.createTable(table);
    } catch (ResourceInUseException e) {
      // The client asked twice, since the first answer took too long: the table is there.
    }
  }

  DynamoDbClient client() {
    return Objects.requireNonNull(client);
  }

  Tables tables() {
    return tables;
  }

  /** The server; it ends with the test run. */
  private static final class Engine implements AutoCloseable {

    private final Server server =
        new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final DynamoDbClient client;

    Engine() {
      server.setHandler(
          new LocalDynamoDBServerHandler(
              new LocalDynamoDBRequestHandler(0, true, null, true, false), null));
      try {
        server.start();
      } catch (Exception e) {
        throw new IllegalStateException("DynamoDB Local does not start", e);
      }
      int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
      client =
          new AwsClients(
                  Map.of(
                      "AWS_REGION",
                      "eu-central-1",
                      "AWS_ENDPOINT_URL_DYNAMODB",
                      "http://127.0.0.1:" + port),
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
              .dynamoDb();
    }

    @Override
    public void close() {
      client.close();
      try {
        server.stop();
      } catch (Exception e) {
        throw new IllegalStateException("DynamoDB Local does not stop", e);
      }
    }
  }
}
