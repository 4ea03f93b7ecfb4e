package io.boundary.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is logged while people work, at the level of production. */
class QuietLogsTest {

  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

  @Test
  void logs_whenPeopleAskApproveAndTypeNonsense_holdNoSecretNoAddressAndNoResponseUrl() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger ours = (Logger) LoggerFactory.getLogger("io.boundary");
    Level before = ours.getLevel();
    Captured appender = new Captured();
    appender.setContext(root.getLoggerContext());
    appender.start();
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    root.addAppender(appender);
    ours.setLevel(Level.INFO);
    List<String> forbidden;
    try (Rig rig = new Rig()) {
      forbidden = worked(rig);
    } finally {
      System.setOut(out);
      ours.setLevel(before);
      root.detachAppender(appender);
    }

    String all = String.join("\n", lines) + printed.toString(StandardCharsets.UTF_8);
    assertThat(all).contains("\"service\":\"webhook\"");
    assertThat(lines).isNotEmpty();
    assertThat(forbidden)
        .hasSizeGreaterThan(8)
        .allSatisfy(each -> assertThat(all).doesNotContain(each));
  }

  /** Does a day's work, failures too; what must not be found. */
  private static List<String> worked(Rig rig) {
    rig.ask(Rig.ALICE, Rig.PRODUCTION + " ReadOnlyAccess 1 TICKET-confidential", "ACTIVE");
    String id =
        rig.ask(Rig.ALICE, Rig.PLAYGROUND + " AdministratorAccess 1 INC-1", "PENDING_APPROVAL");
    rig.slack.approve(Rig.MALLORY, id);
    rig.slack.approve(Rig.SUE, id);
    rig.aws.awaitStatus(id, "ACTIVE");
    rig.slack.command(Rig.DAVE, "word-of-a-person\r\n{\"level\":\"ERROR\"}");
    rig.aws.enqueue("{\"request_type\":\"access_request\",\"user_id\":\"confidential-body\"}");
    rig.endEverything();

    List<String> forbidden = new ArrayList<>();
    forbidden.add(rig.info.path("slack_signing_secret").asText());
    forbidden.add(rig.info.path("response_url_prefix").asText());
    forbidden.add("xoxb-");
    forbidden.addAll(List.of("word-of-a-person", "TICKET-confidential", "confidential-body"));
    for (JsonNode user : rig.info.path("users")) {
      if (!user.path("email").asText().isEmpty()) {
        forbidden.add(user.path("email").asText());
      }
    }
    rig.info.findValuesAsText("secret_access_key").forEach(forbidden::add);
    return forbidden;
  }

  private final class Captured extends AppenderBase<ILoggingEvent> {

    @Override
    protected void append(ILoggingEvent event) {
      String trace =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      lines.add(event.getFormattedMessage() + event.getMDCPropertyMap() + trace);
    }
  }
}
