package io.boundary.cli.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @Test
  void parse_whenOfApiGateway_knowsOriginAndRegion() {
    Target target = Target.parse("https://AbC123.execute-api.eu-central-1.amazonaws.com/dashboard");

    assertThat(target.origin())
        .isEqualTo(URI.create("https://abc123.execute-api.eu-central-1.amazonaws.com"));
    assertThat(target.region()).contains("eu-central-1");
  }

  @Test
  void parse_whenOfAnotherDomain_knowsNoRegion() {
    assertThat(Target.parse("https://access.example.com/").region()).isEmpty();
    assertThat(Target.parse("https://x.execute-api.eu-west-1.amazonaws.com.evil.example").region())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:8787", "http://localhost:8787/dashboard", "http://[::1]:80"})
  void parse_whenPlainHttpOnThisMachine_isFine(String url) {
    assertThat(Target.parse(url).origin().getScheme()).isEqualTo("http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dashboard",
        "http://example.com",
        "http://127.0.0.1.evil.example",
        "http://10.0.0.1/dashboard",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "https://user@example.com",
        "https://example.com/?a=b",
        "https://example.com/#x",
        "https://example.com/prod/dashboard",
        "https://example.com/api",
        "https://exa mple.com",
        "https://example.com:99999",
        "https://"
      })
  void parse_whenItMayNotBeSignedFor_isRefusedInOneLine(String url) {
    assertThatThrownBy(() -> Target.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--dashboard-url")
        .hasMessageNotContaining(System.lineSeparator());
  }
}
