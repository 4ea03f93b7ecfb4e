package io.boundary.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LambdaLoggingTest {

  @Test
  void log_whenConfigured_isAJsonLineWithTheRequestId() throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      LambdaLogging.configure();
      Logger ours = LoggerFactory.getLogger("io.boundary.something");
      MDC.put("request_id", "req-0123456789abcdef");
      ours.info("granted {} line\nbreak", 1);
      ours.debug("not at this level");
      LoggerFactory.getLogger("software.amazon.awssdk.request").info("a library's words");
    } finally {
      MDC.remove("request_id");
      System.setOut(before);
    }

    String[] lines = bytes.toString(StandardCharsets.UTF_8).split("\n", -1);
    assertThat(lines).hasSize(2);
    JsonNode line = LambdaJson.read(lines[0]);
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("formattedMessage").asText()).isEqualTo("granted 1 line\nbreak");
    assertThat(line.at("/mdc/request_id").asText()).isEqualTo("req-0123456789abcdef");
  }
}
