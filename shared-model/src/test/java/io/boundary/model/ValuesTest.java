package io.boundary.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids and values: what they take, and that what does not parse cannot be built. */
class ValuesTest {

  static Stream<Arguments> forms() {
    return Stream.of(
        form(AccountId::parse, "000000000001", "00000000001", "0000000000012", "12345678901a"),
        form(GroupId::parse, "9067642ac7-22222222-2222-2222-2222-222222222222", "", "a b", "é"),
        form(PrincipalId::parse, "11111111-2222-3333-4444-555555555555", "", "a#b", "a".repeat(65)),
        form(PermissionSetName::parse, "A+=,.@_-z", "", "a b", "a".repeat(33)),
        form(
            PermissionSetArn::parse,
            "arn:aws:sso:::permissionSet/ssoins-1/ps-1",
            "arn:aws:iam::1:role/x",
            "permissionSet/ssoins-1/ps-1"),
        form(InstanceArn::parse, "arn:aws-us-gov:sso:::instance/ssoins-1", "ssoins-1", ""),
        form(SlackUserId::parse, "U12345678", "u12345678", "T12345678", "U"),
        form(SlackTeamId::parse, "T12345678", "U12345678", "t1", ""),
        form(TicketId::parse, "INC-12345/é…😀", "", "a b", "a\tb", "a\u0007", "a\u200Bb", "\uD800"),
        form(
            RequestId::parse,
            "req-cli-0123456789ab",
            "req-",
            "req-12345",
            "REQ-123456",
            "req-12345g",
            "req-" + "0".repeat(33),
            "xreq-123456",
            "req-123456\n"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void parse_takesTheFormAndNothingElse(
      Function<String, Optional<?>> parse, String good, String[] bad) {
    assertThat(parse.apply(good)).isPresent();
    assertThat(parse.apply(good).map(Object::toString)).contains(good);
    for (String other : bad) {
      assertThat(parse.apply(other)).describedAs(other).isEmpty();
    }
  }

  @Test
  void constructor_whenTheFormIsWrong_throws() {
    assertThatThrownBy(() -> new AccountId("1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TicketId("a\nb"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ticket id has the wrong form: `a?b`");
    assertThatThrownBy(() -> new Actor("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void actor_takesTheLongestArnOfAnIamUser() {
    String arn = "arn:aws:iam::123456789012:user/" + "p".repeat(510) + "/" + "n".repeat(64);

    assertThat(Actor.aws(arn)).hasToString("aws:" + arn);
  }

  @Property
  void requestIdOfADelivery_isTheSameForTheSameSignature(@ForAll String signature) {
    RequestId id = RequestId.ofDelivery(signature);

    assertThat(id).isEqualTo(RequestId.ofDelivery(signature));
    assertThat(id.value()).matches("req-[0-9a-f]{16}");
    assertThat(id).isNotEqualTo(RequestId.ofDelivery(signature + "x"));
  }

  @Test
  void requestIdOfTheCommandLine_hasTwelveDigits() {
    assertThat(RequestId.ofCommandLine(new byte[] {0, 1, 2, 3, (byte) 0xfe, (byte) 0xff}))
        .isEqualTo(new RequestId("req-cli-00010203feff"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "720", "720.0", "0.02", "1.25", "0.0003", "007"})
  void hours_whenAPlainDecimal_areHours(String text) {
    assertThat(Hours.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1",
        "1 ",
        "NaN",
        "Infinity",
        "1e3",
        "1E3",
        "0x1p3",
        "0xA",
        "+1",
        "-1",
        "-0",
        "0",
        "00.0",
        "0.0001",
        "0.00000000000001",
        "720.1",
        "720.000001",
        "1000",
        "1_0",
        "1d",
        "1.f",
        ".5",
        "5.",
        "１",
        "1.5.5"
      })
  void hours_whenAnythingElse_areNone(String text) {
    assertThat(Hours.parse(text)).isEmpty();
  }

  @Test
  void hours_areExact() {
    assertThat(Hours.parse("0.02")).contains(new Hours(Duration.ofSeconds(72)));
    assertThat(Hours.parse("720")).contains(new Hours(Duration.ofHours(Hours.MAX_HOURS)));
    assertThat(Hours.parse("0.1")).contains(new Hours(Duration.ofMinutes(6)));
    assertThatThrownBy(() -> new Hours(Duration.ofHours(Hours.MAX_HOURS).plusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Hours(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void hours_whenFormatted_readBackTheSame(
      @ForAll @IntRange(min = 1, max = 72_000) int hundredths) {
    String text = Hours.format(Duration.ofSeconds(36L * hundredths));

    assertThat(Hours.parse(text).map(Hours::duration))
        .contains(Duration.ofSeconds(36L * hundredths));
    assertThat(text).doesNotContain("E").doesNotEndWith(".0");
  }

  private static Arguments form(Function<String, Optional<?>> parse, String good, String... bad) {
    return Arguments.of(parse, good, bad);
  }
}
