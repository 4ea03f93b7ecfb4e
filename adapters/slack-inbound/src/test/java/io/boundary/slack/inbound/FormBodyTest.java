package io.boundary.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {

  @Test
  void parse_whenPlusEscapesAndEmptyParts() {
    FormBody form = parse("a=1+2%203&&b=%C3%A9%3d&c&=x&d=").orElseThrow();
    assertThat(form.value("a")).contains("1 2 3");
    assertThat(form.value("b")).contains("é=");
    assertThat(form.value("c")).contains("");
    assertThat(form.value("d")).contains("");
    assertThat(form.value("e")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%",
        "a=%4",
        "a=%zz",
        "a=%-1",
        "a=% 1",
        "%=1",
        "a=%ff",
        "a=%C3",
        "a=%ED%A0%80",
        "a=%C0%AF",
        "a=1&a=2",
        "a=1&%61=1",
        "a&a"
      })
  void isEmpty_whenBrokenOrAmbiguous(String body) {
    assertThat(parse(body)).isEmpty();
  }

  @Test
  void isEmpty_whenRawBytesAreNotUtf8() {
    assertThat(FormBody.parse(new byte[] {'a', '=', (byte) 0xff})).isEmpty();
    assertThat(FormBody.parse("a=é".getBytes(StandardCharsets.UTF_8)).orElseThrow().value("a"))
        .contains("é");
  }

  @Test
  void isEmpty_whenThereAreTooManyFields() {
    assertThat(parse(fields(FormBody.MAX_FIELDS))).isPresent();
    assertThat(parse(fields(FormBody.MAX_FIELDS + 1))).isEmpty();
  }

  @Property
  void parse_neverThrows(@ForAll byte[] body) {
    assertThat(FormBody.parse(body)).isNotNull();
  }

  @Property
  void parse_givesBackWhatAnEncoderWrote(@ForAll String text) {
    // The JDK's encoder writes '?' for half of a surrogate pair; such text is not under test.
    String whole = text.replaceAll("[\ud800-\udfff]", "?");
    String body = "text=" + URLEncoder.encode(whole, StandardCharsets.UTF_8) + "&x=1";
    assertThat(parse(body).orElseThrow().value("text")).contains(whole);
  }

  private static Optional<FormBody> parse(String body) {
    return FormBody.parse(body.getBytes(StandardCharsets.US_ASCII));
  }

  private static String fields(int count) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < count; i++) {
      body.append('f').append(i).append("=1&");
    }
    return body.toString();
  }
}
