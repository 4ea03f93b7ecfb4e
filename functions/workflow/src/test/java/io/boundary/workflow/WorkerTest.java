package io.boundary.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.Broker;
import io.boundary.broker.DecideApproval;
import io.boundary.broker.ReadRequests;
import io.boundary.broker.RevokeGrant;
import io.boundary.broker.SubmitRequest;
import io.boundary.broker.fixture.Tap;
import io.boundary.broker.fixture.World;
import io.boundary.broker.lifecycle.Forks;
import io.boundary.model.RequestStatus;
import io.boundary.runtime.LambdaJson;
import io.boundary.runtime.SilentMetrics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerTest {

  private static final String READ = "123456789012 ReadOnlyAccess 1";

  /**
   * The first call of a submission is the look for its record, the second one the account's facts.
   */
  private static final int ACCOUNT_FACTS = 1;

  private final World world = new World();
  private final List<String> sent = new ArrayList<>();
  private final List<Duration> delays = new ArrayList<>();
  private final List<String> madeVisible = new ArrayList<>();
  private boolean queueIsDown;

  private final Worker.Queue queue =
      new Worker.Queue() {
        @Override
        public void send(String body, Map<String, String> attributes, Duration delay) {
          if (queueIsDown) {
            throw new IllegalStateException("the queue is down");
          }
          sent.add(body);
          delays.add(delay);
          assertThat(attributes).containsKeys("request_type", "request_id", "user_id");
        }

        @Override
        public void changeVisibility(String receiptHandle, Duration visibility) {
          madeVisible.add(receiptHandle);
        }
      };

  private List<Delivery> work(Delivery... deliveries) {
    Broker broker = world.broker();
    Worker worker =
        new Worker(
            new SubmitRequest(broker),
            new DecideApproval(broker),
            new RevokeGrant(broker),
            new ReadRequests(broker),
            queue,
            new Forks(Runnable::run),
            world.clock,
            new SilentMetrics());
    return worker.failed(List.of(deliveries), world.clock.instant().plus(World.INVOCATION));
  }

  private Delivery ask(int number, String account) {
    String body =
        "{\"request_type\":\"access_request\",\"request_id\":\""
            + World.id(number)
            + "\",\"user_id\":\""
            + world.alice
            + "\",\"command_text\":\""
            + READ.replace("123456789012", account)
            + "\",\"received_at\":"
            + world.clock.instant().getEpochSecond()
            + "}";
    return new Delivery("m-" + number, "r-" + number, body, Optional.<Instant>empty());
  }

  @Test
  void failed_whenOneOfThemIsPoison_namesThatOneAndWorksTheOthers() {
    Delivery poison = new Delivery("m-9", "r-9", "{\"request_type\":\"?\"}", Optional.empty());

    List<Delivery> failed = work(poison, ask(1, "123456789012"));

    assertThat(failed).containsExactly(poison);
    assertThat(madeVisible).containsExactly("r-9");
    assertThat(world.request(1).status()).isEqualTo(RequestStatus.ACTIVE);
  }

  @Test
  void failed_whenAFactIsOut_sendsACopyThatRemembersAndAcknowledges() throws IOException {
    world.tap.choose(ACCOUNT_FACTS, Tap.Fault.FAIL_BEFORE);

    List<Delivery> failed = work(ask(1, "123456789012"));

    assertThat(failed).isEmpty();
    assertThat(world.stored(1)).isEmpty();
    assertThat(sent).hasSize(1);
    assertThat(LambdaJson.read(sent.get(0)).path("attempts").asInt()).isEqualTo(1);
    assertThat(LambdaJson.read(sent.get(0)).path("received_at").asLong())
        .isEqualTo(world.clock.instant().getEpochSecond());
    assertThat(delays.get(0)).isPositive();
  }

  @Test
  void failed_whenTheCopyCannotBeSent_keepsTheMessage() {
    world.tap.choose(ACCOUNT_FACTS, Tap.Fault.FAIL_BEFORE);
    queueIsDown = true;
    Delivery delivery = ask(1, "123456789012");

    assertThat(work(delivery)).containsExactly(delivery);
  }
}
