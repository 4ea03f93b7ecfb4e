package io.boundary.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackGuardTest {

  /** What a browser sends after the name of an attacker's page was bound to 127.0.0.1. */
  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:8443", "127.0.0.1.evil.example", "", "127.0.0.1:x"})
  void refusal_whenTheHostIsForeign_isForbidden(String host) {
    assertThat(LoopbackGuard.refusal(call(Map.of("host", List.of(host)))))
        .map(HttpReply::status)
        .contains(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://localhost.evil.example", "%"})
  void refusal_whenAnotherPageAsks_isForbidden(String origin) {
    Map<String, List<String>> headers =
        Map.of("host", List.of("127.0.0.1:8080"), "origin", List.of(origin));
    assertThat(LoopbackGuard.refusal(call(headers))).map(HttpReply::status).contains(403);
  }

  @Test
  void refusal_whenAProgramOnThisMachineAsks_isNone() {
    assertThat(LoopbackGuard.refusal(call(Map.of("host", List.of("127.0.0.1:8080"))))).isEmpty();
  }

  private static HttpCall call(Map<String, List<String>> headers) {
    return new HttpCall("POST", "/sandbox/tick", "", headers, new byte[0], "127.0.0.1");
  }
}
