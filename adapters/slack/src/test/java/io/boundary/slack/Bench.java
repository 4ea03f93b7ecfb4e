package io.boundary.slack;

import io.boundary.broker.port.DriftChannel;
import io.boundary.broker.port.Notifier;
import io.boundary.broker.port.Workspace;
import io.boundary.model.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** The adapter over {@link FakeSlack}, with a clock that is moved and a sleeper that only notes. */
final class Bench implements AutoCloseable {

  static final String TOKEN = "xoxb-old-token-0001";

  final FakeSlack slack;
  final TestClock clock = new TestClock(Requests.ASKED.plusSeconds(5));
  final List<Duration> slept = new CopyOnWriteArrayList<>();
  volatile String token = TOKEN;
  final AtomicBoolean storeIsDown = new AtomicBoolean();
  private final SlackAdapter adapter;

  Bench() throws Exception {
    this(Map.of());
  }

  Bench(Map<String, String> more) throws Exception {
    this(more, new Timing(Duration.ofSeconds(2), Duration.ofSeconds(12), Duration.ofSeconds(2)));
  }

  /** With other patience: as much as a busy machine may need, where nothing is to time out. */
  Bench(Map<String, String> more, Timing timing) throws Exception {
    slack = new FakeSlack();
    Map<String, String> environment = new HashMap<>();
    environment.put("SLACK_API_BASE_URL", slack.base() + "/api/");
    environment.put("SLACK_RESPONSE_URL_PREFIX", slack.base() + "/hooks/");
    environment.put("SLACK_BOT_TOKEN", "ssm:/boundary/slack/bot_token");
    environment.put("AWS_SSO_START_URL", "https://example.awsapps.com/start");
    environment.putAll(more);
    Settings settings = new Settings(environment, name -> parameter(), clock);
    adapter =
        SlackAdapter.of(
            SlackSettings.from(settings),
            clock,
            clock::ticks,
            time -> {
              slept.add(time);
              clock.move(time);
            },
            timing);
  }

  private String parameter() {
    if (storeIsDown.get()) {
      throw new IllegalStateException("the parameter store is down");
    }
    return token;
  }

  Notifier notifier() {
    return adapter.notifier();
  }

  DriftChannel driftChannel(String channel) {
    return adapter.driftChannel(channel);
  }

  Workspace workspace() {
    return adapter.workspace();
  }

  /** The texts of all calls that reached Slack's message methods, in order. */
  List<String> messages() {
    List<String> texts = new ArrayList<>();
    for (FakeSlack.Received call : slack.received()) {
      if (call.form().containsKey("text")) {
        texts.add(call.form().get("text"));
      } else if (call.json().has("text")) {
        texts.add(call.json().get("text").getAsString());
      }
    }
    return texts;
  }

  @Override
  public void close() {
    slack.close();
  }
}
