package io.boundary.browser;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.slack.SlackClient;
import io.boundary.sandbox.slack.SlackMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Some weeks of an ordinary company, lived through Slack, workflow and janitor. */
final class Weeks {

  private static final String ALICE = "U0ALICE001";
  private static final String DAVE = "U0DAVE0001";
  private static final String SAM = "U0SAM00001";
  private static final String SUE = "U0SUE00001";
  private static final String SHOP = "123456789012";
  private static final String DEVELOPMENT = "210987654321";
  private static final String PLAYGROUND = "111122223333";
  private static final String LEDGER = "444455556666";
  private static final long PATIENCE_SECONDS = 8;
  private static final int TRIES = 4;

  private final Sandbox sandbox;
  private final Random random = new Random(20_260_105);
  private int told;

  Weeks(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Lives so many days; today, the last one, has people who hold access and one who waits. */
  void live(int days) throws IOException, InterruptedException {
    for (int day = 1; day < days; day++) {
      day(day % 7 > 4 ? random.nextInt(2) : 2 + random.nextInt(4));
    }
    ask(ALICE, LEDGER + " ReadOnlyAccess 8 CHG-2291");
    advance(Duration.ofHours(3));
    ask(DAVE, SHOP + " ReadOnlyAccess 4");
    ask(SAM, LEDGER + " ReadOnlyAccess 2 INC-8812");
    advance(Duration.ofMinutes(70));
    ask(ALICE, DEVELOPMENT + " PowerUserAccess 2");
    ask(DAVE, SHOP + " AdministratorAccess 1");
    ask(SAM, SHOP + " ReadOnlyAccess 0.5");
    ask(DAVE, PLAYGROUND + " AdministratorAccess 1 INC-8830");
    advance(Duration.ofMinutes(20));
    ask(ALICE, PLAYGROUND + " AdministratorAccess 0.5 INC-8841");
  }

  /** Ends are looked at when they are due, as a schedule of each minute does. */
  private void day(int asks) throws IOException, InterruptedException {
    for (int n = 0; n < asks; n++) {
      ask(List.of(ALICE, DAVE, SAM).get(random.nextInt(3)), wish());
    }
    int minutes = 2 + random.nextInt(40);
    advance(Duration.ofMinutes(minutes));
    decideAll();
    advance(Duration.ofMinutes(60 - minutes).plusSeconds(random.nextInt(9)));
    advance(Duration.ofMinutes(minutes));
    advance(Duration.ofMinutes(60 - minutes));
    advance(Duration.ofHours(1));
    advance(Duration.ofHours(1));
    advance(Duration.ofHours(19).plusMinutes(random.nextInt(90)));
    sandbox.slack().clear();
    told = 0;
  }

  private String wish() {
    int ticket = 1_000 + random.nextInt(8_000);
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> SHOP + " ReadOnlyAccess 2";
      case 3 -> SHOP + " ReadOnlyAccess 4 INC-" + ticket;
      case 4, 5 -> LEDGER + " ReadOnlyAccess 1";
      case 6, 7, 8 -> DEVELOPMENT + " PowerUserAccess " + (1 + random.nextInt(4));
      case 9 -> PLAYGROUND + " AdministratorAccess 1 INC-" + ticket;
      case 10 -> PLAYGROUND + " AdministratorAccess 1";
      default -> SHOP + " AdministratorAccess 1 INC-" + ticket;
    };
  }

  private void ask(String user, String text) throws IOException, InterruptedException {
    SlackClient.Answer answer = sandbox.slackClient().command(user, text);
    // On a busy machine a command may come too late to be queued: its person is told so.
    if (answer.body().contains("Received")) {
      told++;
      await(() -> heard() >= told);
    }
  }

  private long heard() {
    return sandbox.slack().messages().stream().filter(m -> !m.user().isEmpty()).count();
  }

  /** Each that waits is granted by another person, but for every sixth. */
  private void decideAll() throws IOException, InterruptedException {
    for (SlackMessage message : List.copyOf(sandbox.slack().messages())) {
      String action = random.nextInt(6) == 0 ? "boundary_deny" : "boundary_approve";
      for (int tries = 0; tries < TRIES && hasButtons(message.ts()); tries++) {
        sandbox
            .slackClient()
            .click(SUE, action, value(message, action), message.channel(), message.ts());
        await(() -> !hasButtons(message.ts()));
        sandbox.tick();
      }
    }
    told = (int) heard();
  }

  private boolean hasButtons(String ts) {
    return sandbox.slack().messages().stream()
        .anyMatch(m -> m.ts().equals(ts) && m.hasButton("boundary_approve"));
  }

  private static String value(SlackMessage message, String action) {
    List<JsonNode> elements = new ArrayList<>();
    message.blocks().findParents("action_id").forEach(elements::add);
    return elements.stream()
        .filter(element -> element.path("action_id").asText().equals(action))
        .map(element -> element.path("value").asText())
        .findFirst()
        .orElseThrow();
  }

  private void advance(Duration by) throws IOException {
    sandbox.clock().advance(by);
    sandbox.tick();
    told = (int) heard();
  }

  /** Waits for it, but not for ever: a busy machine may have lost the call. */
  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
