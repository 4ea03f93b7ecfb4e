package io.boundary.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * In an environment that says it is Lambda's, as the build sets it: metrics go to standard output.
 */
class EmfMetricsTest {

  @Test
  void flush_whenCounted_writesOneEmfLine() throws IOException {
    JsonNode line =
        LambdaJson.read(
            printed(
                () -> {
                  EmfMetrics metrics = new EmfMetrics("janitor");
                  metrics.add(Metrics.SLACK_NOTIFY_FAILURES, 1);
                  metrics.add(Metrics.SLACK_NOTIFY_FAILURES, 2);
                  metrics.add("Revoked", 0);
                  metrics.flush();
                }));

    assertThat(line.path("SlackNotifyFailures").asLong()).isEqualTo(3);
    assertThat(line.path("Revoked").asLong()).isZero();
    assertThat(line.path("Service").asText()).isEqualTo("janitor");
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Namespace").asText()).isEqualTo("Boundary");
  }

  @Test
  void flush_whenNothingWasCounted_writesNothing() {
    assertThat(printed(() -> new EmfMetrics("janitor").flush())).isEmpty();
  }

  private static String printed(Runnable work) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
