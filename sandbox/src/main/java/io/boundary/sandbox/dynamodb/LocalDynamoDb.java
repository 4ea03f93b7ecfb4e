package io.boundary.sandbox.dynamodb;

import io.boundary.sandbox.world.WorldException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local behind a server of our own, because its own listens on every interface of the
 * machine; this one listens on 127.0.0.1 alone, on a free port.
 */
public final class LocalDynamoDb implements AutoCloseable {

  private static final int ANY_PORT = 0;

  private final Server server;
  private final LocalDynamoDBRequestHandler engine;
  private final int port;

  /**
   * Starts it.
   *
   * @param folder where tables are kept; empty for memory
   */
  public LocalDynamoDb(Optional<Path> folder) {
    try {
      if (folder.isPresent()) {
        Files.createDirectories(folder.get());
      }
      boolean inMemory = folder.isEmpty();
      String path = folder.map(Path::toString).orElse(null);
      engine = new LocalDynamoDBRequestHandler(0, inMemory, path, true, false);
      QueuedThreadPool threads = new QueuedThreadPool(64);
      threads.setDaemon(true);
      server = new Server(threads);
      ServerConnector connector = new ServerConnector(server, 1, 1);
      connector.setHost("127.0.0.1");
      connector.setPort(ANY_PORT);
      server.addConnector(connector);
      server.setHandler(new ContextHandler(new LocalDynamoDBServerHandler(engine, null), "/"));
      server.start();
      port = connector.getLocalPort();
    } catch (IOException e) {
      throw new WorldException("the folder " + folder.orElseThrow() + " is not usable");
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
  }

  /** Where it answers. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not stop", e);
    } finally {
      engine.shutdown();
    }
  }
}
