package io.boundary.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.gateway.FunctionInvoker;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.http.Threads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** EventBridge's schedule: runs the janitor, now and then or when told; one run at a time. */
public final class Janitor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);

  private final FunctionInvoker function;
  private final Clock clock;
  private final Optional<ScheduledFuture<?>> schedule;
  private final ReentrantLock running = new ReentrantLock();
  private final ScheduledExecutorService pool =
      Executors.newSingleThreadScheduledExecutor(Threads.daemons("janitor"));

  /**
   * Begins to run it.
   *
   * @param clock the sandbox's time, for the event
   * @param period from the end of one run to the next; zero for none but {@link #tick}
   */
  Janitor(FunctionInvoker function, Clock clock, Duration period) {
    this.function = function;
    this.clock = clock;
    this.schedule =
        period.isZero()
            ? Optional.empty()
            : Optional.of(
                pool.scheduleWithFixedDelay(
                    this::tickQuietly,
                    period.toMillis(),
                    period.toMillis(),
                    TimeUnit.MILLISECONDS));
  }

  /**
   * Runs it now.
   *
   * @return its counts
   * @throws IOException as the function, and so any unchecked exception
   */
  public JsonNode tick() throws IOException {
    return run(event());
  }

  /**
   * Runs its daily task now, although the last run may have been just before.
   *
   * @param looks how much a run may look at; empty for as much as time allows
   * @return its counts
   * @throws IOException as the function, and so any unchecked exception
   */
  public JsonNode reconcile(OptionalInt looks) throws IOException {
    ObjectNode event = Json.object().put("task", "reconcile").put("at_once", true);
    looks.ifPresent(most -> event.put("looks", most));
    return run(event.toString().getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode run(byte[] event) throws IOException {
    running.lock();
    try {
      byte[] output = function.invoke(event);
      return Json.parse(output).orElseGet(Json::object);
    } finally {
      running.unlock();
    }
  }

  private void tickQuietly() {
    try {
      tick();
    } catch (IOException | RuntimeException e) {
      LOG.error("the janitor failed and will run again", e);
    }
  }

  private byte[] event() {
    var event =
        Json.object()
            .put("version", "0")
            .put("id", function.newRequestId())
            .put("detail-type", "Scheduled Event")
            .put("source", "aws.events")
            .put("account", "999999999999")
            .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", Names.REGION);
    event.putArray("resources").add("arn:aws:events:us-east-1:999999999999:rule/boundary-janitor");
    event.putObject("detail");
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    schedule.ifPresent(runs -> runs.cancel(true));
    pool.shutdownNow();
  }
}
