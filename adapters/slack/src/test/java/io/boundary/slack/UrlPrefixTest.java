package io.boundary.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPrefixTest {

  private static final UrlPrefix SLACK = UrlPrefix.parse("https://hooks.slack.com/").orElseThrow();
  private static final UrlPrefix PATH =
      UrlPrefix.parse("https://relay.example.com:8443/slack").orElseThrow();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com/commands/T1/2/abc",
        "https://HOOKS.slack.com:443/actions/T1/2/abc",
        "https://hooks.slack.com/a/../commands/T1"
      })
  void accept_whenUnderPrefix_isAccepted(String url) {
    assertThat(SLACK.accept(url)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.slack.com/commands/1",
        "http://hooks.slack.com/commands/1",
        "ftp://hooks.slack.com/commands/1",
        "https://hooks.slack.com.evil.example/commands/1",
        "https://evil.example/https://hooks.slack.com/",
        "https://evil.example#https://hooks.slack.com/",
        "https://hooks.slack.com@evil.example/1",
        "https://user:pw@hooks.slack.com/commands/1",
        "https://@hooks.slack.com/commands/1",
        "https://hooks.slack.com:8443/commands/1",
        "https://hooks.slack.com\\@evil.example/1",
        "https://evil.example\\.hooks.slack.com/1",
        "https://hooks.slack.com./commands/1",
        "https://xhooks.slack.com/commands/1",
        "https://hooks.slack.com/commands/1#fragment",
        "https://169.254.169.254/latest/meta-data",
        "http://127.0.0.1/commands/1"
      })
  void accept_whenElsewhere_isNotAccepted(String url) {
    assertThat(SLACK.accept(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://relay.example.com:8443/slackers/1",
        "https://relay.example.com:8443/slack/../admin",
        "https://relay.example.com:8443/slack/%2e%2e/admin",
        "https://relay.example.com:8443/other",
        "https://relay.example.com/slack/1"
      })
  void accept_whenPathLeavesPrefix_isNotAccepted(String url) {
    assertThat(PATH.accept(url)).isEmpty();
    assertThat(PATH.accept("https://relay.example.com:8443/slack/1")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080/x/", "http://localhost/", "http://[::1]:9/"})
  void parse_whenPlainHttpOnLoopback_isPrefix(String text) {
    assertThat(UrlPrefix.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.slack.com/",
        "http://10.0.0.1/",
        "http://localhost.evil.example/",
        "https://a:b@hooks.slack.com/",
        "https://hooks.slack.com/?x=1",
        "https://hooks.slack.com/#x",
        "slack"
      })
  void parse_whenUnsafe_isEmpty(String text) {
    assertThat(UrlPrefix.parse(text)).isEmpty();
  }

  @Test
  void accept_whenVeryLong_isNotAccepted() {
    assertThat(SLACK.accept("https://hooks.slack.com/" + "a".repeat(3_000))).isEmpty();
  }

  @Test
  void method_always_liesBelowThePrefix() {
    assertThat(UrlPrefix.parse("https://slack.com/api").orElseThrow().method("auth.test"))
        .hasToString("https://slack.com/api/auth.test");
    assertThat(UrlPrefix.parse("https://slack.com/api/").orElseThrow().method("auth.test"))
        .hasToString("https://slack.com/api/auth.test");
  }
}
