package io.boundary.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackUrlPrefixTest {

  private static final SlackUrlPrefix SLACK = prefix("https://hooks.slack.com/");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com/commands/T1/2/abc",
        "https://hooks.slack.com:443/commands",
        "HTTPS://HOOKS.SLACK.COM/a?b=c",
        "https://hooks.slack.com"
      })
  void covers_whenTheUrlIsSlacks(String url) {
    assertThat(SLACK.covers(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/commands",
        "http://hooks.slack.com/commands",
        "https://hooks.slack.com.evil.example/",
        "https://hooks.slack.com@evil.example/",
        "https://user@hooks.slack.com/",
        "https://evil.example/https://hooks.slack.com/",
        "https://hooks.slack.com:8443/",
        "https://hooks.slack.com:0/",
        "https://hooks.slack.com/#fragment",
        "https://hooks.slack.com/a/../b",
        "https://hooks.slack.com/%2e%2E/b",
        "https://hooks.slack.com\\@evil.example/",
        "https://hooks.slack.com./",
        "https://xhooks.slack.com/",
        "https:hooks.slack.com/",
        "ftp://hooks.slack.com/",
        "https://hooks.slack.com/\n",
        "https:///hooks.slack.com/"
      })
  void doesNotCover_whenTheUrlIsAnything(String url) {
    assertThat(SLACK.covers(url)).isFalse();
  }

  @Test
  void covers_wholeSegmentsOnly() {
    SlackUrlPrefix prefix = prefix("http://127.0.0.1:8080/slack/hooks");
    assertThat(prefix.covers("http://127.0.0.1:8080/slack/hooks")).isTrue();
    assertThat(prefix.covers("http://127.0.0.1:8080/slack/hooks/1")).isTrue();
    assertThat(prefix.covers("http://127.0.0.1:8080/slack/hooksX")).isFalse();
    assertThat(prefix.covers("http://127.0.0.1:8081/slack/hooks/1")).isFalse();
    assertThat(prefix.covers("http://127.0.0.1/slack/hooks/1")).isFalse();
    assertThat(prefix.covers("http://localhost:8080/slack/hooks/1")).isFalse();
    assertThat(prefix.covers("http://127.0.0.1:8080/slack/hooks/%2E./x")).isFalse();
    assertThat(prefix.covers("http://127.0.0.1:8080/slack/hooks/..%2Fx")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "http://hooks.slack.com/", "https://a@b/", "https://h/?q", "%"})
  void isEmpty_whenNoPrefix(String text) {
    assertThat(SlackUrlPrefix.parse(text)).isEmpty();
  }

  @Property
  void covers_neverThrows(@ForAll String url) {
    assertThat(SLACK.covers(url)).isFalse();
    assertThat(SLACK.covers("https://hooks.slack.com" + url + ".evil.example")).isIn(true, false);
  }

  @Test
  void doesNotCover_whenTheUrlIsTooLong() {
    assertThat(SLACK.covers("https://hooks.slack.com/" + "a".repeat(2_000))).isFalse();
  }

  private static SlackUrlPrefix prefix(String text) {
    return SlackUrlPrefix.parse(text).orElseThrow();
  }
}
