package io.boundary.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static final int MAX = 100_000;

  @Test
  void read_whenEveryKindOfValue() {
    String text = " {\"a\" : [1, -2.5e+3, true, false, null], \"b\":\"\\u00e9\\n\\ud83d\\ude00\"} ";
    Json.Obj object = JsonReader.readObject(text, MAX).orElseThrow();
    assertThat(object.items("a"))
        .containsExactly(
            new Json.Num(BigDecimal.ONE),
            new Json.Num(new BigDecimal("-2.5e+3")),
            new Json.Bool(true),
            new Json.Bool(false),
            new Json.Null());
    assertThat(object.string("b")).contains("é\n😀");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "NaN",
        "Infinity",
        "tru",
        "nulll",
        "\"a",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u١٢٣٤\"",
        "\"\t\"",
        "1 2",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,\"a\":2}",
        "\"\\ud800\"",
        "\"\\udc00x\"",
        "\"\\udc00\\ud800\"",
        "1e99999999999",
        "/**/1",
        "[1}",
        "\u00a01",
        "{\"a\"}",
        "\ufeff{}"
      })
  void isEmpty_whenNotStrictJson(String text) {
    assertThat(JsonReader.read(text, MAX)).isEmpty();
  }

  @Test
  void isEmpty_whenDeeperThanTheLimit() {
    assertThat(JsonReader.read(nested(JsonReader.MAX_DEPTH), MAX)).isPresent();
    assertThat(JsonReader.read(nested(JsonReader.MAX_DEPTH + 1), MAX)).isEmpty();
    assertThat(JsonReader.read("[".repeat(MAX), MAX)).isEmpty();
    assertThat(JsonReader.read("{\"a\":".repeat(MAX / 5), MAX)).isEmpty();
  }

  @Test
  void isEmpty_whenLongerThanTheLimit() {
    assertThat(JsonReader.read("\"1234\"", 6)).isPresent();
    assertThat(JsonReader.read("\"1234\"", 5)).isEmpty();
  }

  @Test
  void isEmpty_whenTheNumberIsTooLong() {
    assertThat(JsonReader.read("1".repeat(65), MAX)).isEmpty();
  }

  @Test
  void accessors_whenTheFieldIsOfAnotherKind() {
    Json.Obj object = JsonReader.readObject("{\"a\":1,\"b\":\"true\"}", MAX).orElseThrow();
    assertThat(object.string("a")).isEmpty();
    assertThat(object.object("a")).isEmpty();
    assertThat(object.items("a")).isEmpty();
    assertThat(object.isTrue("b")).isFalse();
    assertThat(object.string("c")).isEmpty();
  }

  @Test
  void write_whenCharactersThatAQueueRefuses() {
    assertThat(JsonWriter.write(new Json.Str("\u0001\"\\\uffff\u2028é😀/\ud800")))
        .isEqualTo("\"\\u0001\\\"\\\\\\uffff\\u2028\\u00e9\\ud83d\\ude00/\\ufffd\"");
  }

  @Property
  void reading_neverThrows(@ForAll("nearlyJson") String text) {
    assertThat(JsonReader.read(text, MAX)).isNotNull();
  }

  @Property
  void writing_isReadBackAndAscii(@ForAll("json") Json value) {
    String text = JsonWriter.write(value);
    assertThat(text).matches("[ -~]*");
    assertThat(JsonReader.read(text, 10 * MAX)).contains(value);
  }

  @Property
  void write_whenAnyTextAtAll_isReadable(@ForAll String text) {
    assertThat(JsonReader.read(JsonWriter.write(new Json.Str(text)), 10 * MAX)).isPresent();
  }

  @Provide
  Arbitrary<String> nearlyJson() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.of(
                "{", "}", "[", "]", ":", ",", "\"", "\\u", "\\", "1", "e", "-", ".", "true", "d8",
                " ", "x")
            .list()
            .ofMaxSize(40)
            .map(parts -> String.join("", parts)));
  }

  @Provide
  Arbitrary<Json> json() {
    Arbitrary<String> texts =
        Arbitraries.strings().ofMaxLength(20).map(text -> text.replaceAll("[\ud800-\udfff]", "?"));
    Arbitrary<Json> leaves =
        Arbitraries.oneOf(
            texts.map(Json.Str::new),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
                .ofScale(9)
                .map(Json.Num::new),
            Arbitraries.of(true, false).map(Json.Bool::new),
            Arbitraries.just(new Json.Null()));
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(4).map(Json.Arr::new),
                Arbitraries.maps(texts, inner).ofMaxSize(4).map(Json.Obj::new)),
        0,
        3);
  }

  private static String nested(int depth) {
    return String.join("", List.of("[".repeat(depth), "1", "]".repeat(depth)));
  }
}
