package io.boundary.reading.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.runtime.LambdaJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br, gzip", "GZIP;q=0.5", "deflate,gzip ; q=1.0, *;q=0"})
  void acceptsGzip_whenItIsNamed_isTrue(String header) {
    assertThat(request(header).acceptsGzip()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "gzip;q=0", "gzip; q=0.000", "x-gzip2", "br, deflate"})
  void acceptsGzip_whenItIsNotWanted_isFalse(String header) {
    assertThat(request(header).acceptsGzip()).isFalse();
  }

  @Test
  void writeGzipped_whenTheBodyIsLong_isTheSameBodyAndShorter() throws IOException {
    String body = "<p>Zoë</p>".repeat(500);

    JsonNode payload = gzipped(HttpResponse.of(200, "text/html", body));

    byte[] sent = Base64.getDecoder().decode(payload.path("body").asText());
    assertThat(payload.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(payload.path("headers").path("Content-Encoding").asText()).isEqualTo("gzip");
    assertThat(payload.path("headers").path("Vary").asText()).isEqualTo("Accept-Encoding");
    assertThat(sent).hasSizeLessThan(body.length() / 10);
    assertThat(
            new String(
                new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes(),
                StandardCharsets.UTF_8))
        .isEqualTo(body);
  }

  @Test
  void writeGzipped_whenTheBodyIsShort_isAsItIs() throws IOException {
    JsonNode payload = gzipped(HttpResponse.error(404, "no such page"));

    assertThat(payload.path("body").asText()).contains("no such page");
    assertThat(payload.path("isBase64Encoded").asBoolean()).isFalse();
    assertThat(payload.path("headers").has("Content-Encoding")).isFalse();
  }

  private static JsonNode gzipped(HttpResponse response) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    response.writeGzipped(out);
    return LambdaJson.read(new ByteArrayInputStream(out.toByteArray()));
  }

  private static GatewayRequest request(String acceptEncoding) {
    String event = "{\"headers\":{\"Accept-Encoding\":\"" + acceptEncoding + "\"}}";
    return GatewayRequest.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)))
        .orElseThrow();
  }
}
