package io.boundary.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.model.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private final MovedClock clock = new MovedClock();
  private final List<String> reads = new ArrayList<>();
  private String stored = "first";
  private boolean down;

  @Test
  void required_whenMissingBlankOrMalformed_namesTheSettingAndNotItsValue() {
    Settings settings = settings(Map.of("BLANK", " ", "ACCOUNT", "hunter2"));

    assertThatThrownBy(() -> settings.required("TABLE"))
        .isInstanceOf(SettingException.class)
        .hasMessage("setting TABLE is missing");
    assertThatThrownBy(() -> settings.required("BLANK")).hasMessage("setting BLANK is missing");
    assertThatThrownBy(() -> settings.required("ACCOUNT", "twelve digits", AccountId::parse))
        .hasMessage("setting ACCOUNT is malformed: twelve digits");
  }

  @Test
  void number_whenItIsNotWithinItsBounds_isRefusedWithoutShowingIt() {
    Settings settings = settings(Map.of("SIZE", "400", "BLANK", " "));

    assertThat(settings.number("SIZE", 80, 400)).isEqualTo(400);
    assertThat(settings.number("BLANK", 80, 400)).isEqualTo(80);
    for (String bad : List.of("0", "401", "-1", "1e2", "4 0", "9999999999", "４")) {
      assertThatThrownBy(() -> settings(Map.of("SIZE", bad)).number("SIZE", 80, 400))
          .isInstanceOf(SettingException.class)
          .hasMessage("setting SIZE is malformed: 1 to 400");
    }
  }

  @Test
  void secret_whenALiteralInsideLambda_isRefusedWithoutShowingIt() {
    Settings settings = settings(Map.of("AWS_LAMBDA_FUNCTION_NAME", "f", "SECRET", "hunter2"));

    assertThatThrownBy(() -> settings.secret("SECRET"))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("SECRET")
        .hasMessageNotContaining("hunter2");
    assertThat(settings.value("SECRET").get()).isEqualTo("hunter2");
  }

  @Test
  void secret_whenALiteralElsewhere_orAReferenceInsideLambda_isTaken() {
    assertThat(settings(Map.of("SECRET", "hunter2")).secret("SECRET").get()).isEqualTo("hunter2");
    assertThat(
            settings(Map.of("AWS_LAMBDA_FUNCTION_NAME", "f", "SECRET", "ssm:/boundary/secret"))
                .secret("SECRET")
                .get())
        .isEqualTo("first");
    assertThat(reads).containsExactly("/boundary/secret");
  }

  @Test
  void value_whenTheReferenceIsMalformed_isRefusedAtOnce() {
    for (String bad : List.of("ssm:", "ssm:a b", "ssm:/a//b", "ssm:/a/")) {
      assertThatThrownBy(() -> settings(Map.of("S", bad)).value("S"))
          .isInstanceOf(SettingException.class);
    }
  }

  @Test
  void get_whenAReference_readsOnlyWhenNeededAndKeepsTheValue() {
    SettingValue value = reference();
    assertThat(reads).isEmpty();

    assertThat(value.get()).isEqualTo("first");
    stored = "second";
    clock.move(SettingValue.KEPT.minusMillis(1));
    assertThat(value.get()).isEqualTo("first");
    assertThat(reads).hasSize(1);

    clock.move(Duration.ofMillis(1));
    assertThat(value.get()).isEqualTo("second");
    assertThat(reads).hasSize(2);
  }

  @Test
  void refreshed_whenTheValueWasRotated_isTrue_andAtMostOnceAMinute() {
    SettingValue value = reference();
    assertThat(value.get()).isEqualTo("first");
    stored = "second";

    assertThat(value.refreshed()).isTrue();
    assertThat(value.get()).isEqualTo("second");
    stored = "third";
    clock.move(Duration.ofSeconds(59));
    assertThat(value.refreshed()).isFalse();
    assertThat(value.get()).isEqualTo("second");
    assertThat(reads).hasSize(2);

    clock.move(Duration.ofSeconds(1));
    assertThat(value.refreshed()).isTrue();
    assertThat(value.get()).isEqualTo("third");
    clock.move(Duration.ofMinutes(1));
    assertThat(value.refreshed()).isFalse();
    assertThat(reads).hasSize(4);
  }

  @Test
  void refreshed_whenALiteral_isFalse() {
    assertThat(settings(Map.of("S", "literal")).value("S").refreshed()).isFalse();
    assertThat(reads).isEmpty();
  }

  private SettingValue reference() {
    return settings(Map.of("S", "ssm:/boundary/slack/signing_secret")).value("S");
  }

  @Test
  void get_whenTheStoreIsDown_goesOnWithWhatIsHeldForAnHourAndAsksSeldom() {
    SettingValue value = reference();
    assertThat(value.get()).isEqualTo("first");
    down = true;
    clock.move(SettingValue.KEPT);

    assertThat(value.get()).isEqualTo("first");
    assertThat(value.get()).isEqualTo("first");
    assertThat(reads).hasSize(2);

    clock.move(SettingValue.PAUSE_AFTER_A_FAILURE);
    assertThat(value.get()).isEqualTo("first");
    assertThat(reads).hasSize(3);

    clock.move(SettingValue.KEPT_IN_AN_OUTAGE);
    assertThatThrownBy(value::get).isInstanceOf(IllegalStateException.class);

    down = false;
    stored = "second";
    assertThat(value.get()).isEqualTo("second");
  }

  @Test
  void get_whenTheStoreIsDownAndNothingIsHeld_throws() {
    down = true;

    assertThatThrownBy(reference()::get).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refreshed_whenTheStoreIsDown_isFalse() {
    SettingValue value = reference();
    assertThat(value.get()).isEqualTo("first");
    down = true;

    assertThat(value.refreshed()).isFalse();
    assertThat(value.get()).isEqualTo("first");
  }

  private Settings settings(Map<String, String> environment) {
    return new Settings(environment, this::read, clock);
  }

  private String read(String name) {
    reads.add(name);
    if (down) {
      throw new IllegalStateException("the store does not answer");
    }
    return stored;
  }

  /** A clock that a test moves. */
  private static final class MovedClock extends Clock {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("one zone is enough");
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
