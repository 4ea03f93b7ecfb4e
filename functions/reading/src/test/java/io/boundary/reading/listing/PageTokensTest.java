package io.boundary.reading.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.model.RequestStatus;
import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTokensTest {

  private static final String OLGA = "arn:aws:sts::123456789012:assumed-role/Auditor/olga";
  private static final String SAM = "arn:aws:sts::123456789012:assumed-role/Auditor/sam";
  private static final Filters ACTIVE = Filters.of(RequestStatus.ACTIVE);
  private static final Filters DENIED = Filters.of(RequestStatus.DENIED);
  private static final String POSITION =
      "created_at=N.1767603600.123&request_id=S.req-0123456789abcdef&status=S.ACTIVE";

  private final PageTokens tokens = tokens("0123456789abcdef");

  @Test
  void open_whenItIsTheSameCallersForTheSameFilters_thenThePosition() {
    assertThat(tokens.open(tokens.seal(POSITION, OLGA, ACTIVE), OLGA, ACTIVE)).contains(POSITION);
    String umlauts = "ü".repeat(700);
    assertThat(tokens.open(tokens.seal(umlauts, OLGA, ACTIVE), OLGA, ACTIVE)).contains(umlauts);
  }

  @Test
  void open_whenOfAnotherCallerFilterOrKey_thenNothing() {
    String token = tokens.seal(POSITION, OLGA, ACTIVE);

    assertThat(tokens.open(token, SAM, ACTIVE)).isEmpty();
    assertThat(tokens.open(token, OLGA, DENIED)).isEmpty();
    assertThat(tokens("fedcba9876543210").open(token, OLGA, ACTIVE)).isEmpty();
  }

  @Test
  void open_whenAnyCharacterIsChanged_thenNothing() {
    String token = tokens.seal(POSITION, OLGA, ACTIVE);
    for (int i = 0; i < token.length(); i++) {
      for (char other : new char[] {'A', 'B', '_', '=', ' '}) {
        String changed = token.substring(0, i) + other + token.substring(i + 1);
        assertThat(tokens.open(changed, OLGA, ACTIVE).isPresent()).isEqualTo(changed.equals(token));
      }
    }
    assertThat(tokens.open(token + "A", OLGA, ACTIVE)).isEmpty();
    assertThat(tokens.open("", OLGA, ACTIVE)).isEmpty();
    assertThat(tokens.open("A".repeat(100_000), OLGA, ACTIVE)).isEmpty();
  }

  @Test
  void seal_whenPositionsDiffer_thenTheTokensTellNothingNotEvenByTheirLength() {
    String one = tokens.seal(POSITION, OLGA, ACTIVE);
    String other = tokens.seal(POSITION.replace("&status=S.ACTIVE", ""), OLGA, ACTIVE);

    assertThat(one).hasSameSizeAs(other).doesNotContain("req").matches("[A-Za-z0-9_-]+");
    assertThat(one.substring(0, 16)).isNotEqualTo(other.substring(0, 16));
    assertThat(tokens.seal(POSITION, SAM, ACTIVE).substring(0, 16))
        .isNotEqualTo(one.substring(0, 16));
  }

  @Test
  void open_whenAnotherInstanceKnowsANewerKey_thenItIsReadOnce() {
    Deque<String> keys = new ArrayDeque<>(List.of("0123456789abcdef", "fedcba9876543210"));
    PageTokens old =
        PageTokens.of(
            new Settings(
                Map.of("AUDIT_TOKEN_KEY", "ssm:/key"), name -> keys.removeFirst(), clock()));
    old.seal(POSITION, OLGA, ACTIVE);

    String token = tokens("fedcba9876543210").seal(POSITION, OLGA, ACTIVE);

    assertThat(old.open(token, OLGA, ACTIVE)).contains(POSITION);
    assertThat(old.open(token.substring(4), OLGA, ACTIVE)).isEmpty();
  }

  @Test
  void of_whenTheKeyIsMissingOrShort_thenTheSettingIsNamedAndNotShown() {
    assertThatThrownBy(() -> tokens("short"))
        .isInstanceOf(SettingException.class)
        .hasMessage("setting AUDIT_TOKEN_KEY is malformed: at least 16 characters of chance");
    assertThatThrownBy(() -> tokens(" "))
        .isInstanceOf(SettingException.class)
        .hasMessage("setting AUDIT_TOKEN_KEY is missing");
  }

  private static PageTokens tokens(String key) {
    return PageTokens.of(new Settings(Map.of("AUDIT_TOKEN_KEY", key), name -> "", clock()));
  }

  private static Clock clock() {
    return Clock.fixed(Instant.parse("2026-01-05T09:00:00Z"), ZoneOffset.UTC);
  }
}
