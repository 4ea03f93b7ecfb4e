package io.boundary.reading.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.model.Contract;
import io.boundary.runtime.LambdaJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * What a reading function answers. Every response carries the contract's version, is never stored
 * by a cache, and is taken for what its type says, unless the function says otherwise.
 *
 * @param body text
 */
public record HttpResponse(int status, Map<String, String> headers, String body) {

  /** Shorter bodies fit into one packet as they are. */
  private static final int WORTH_COMPRESSING = 1_000;

  public HttpResponse {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** A response with that body; the type names its charset. */
  public static HttpResponse of(int status, String contentType, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    headers.put(Contract.VERSION_HEADER, Contract.VERSION);
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    return new HttpResponse(status, headers, body);
  }

  /** A JSON document. */
  public static HttpResponse json(int status, JsonNode body) {
    return of(status, "application/json; charset=utf-8", body.toString());
  }

  /** {@code {"error": …}}. */
  public static HttpResponse error(int status, String message) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", message));
  }

  /** A refusal of any method but those that read. */
  public static HttpResponse methodNotAllowed() {
    return error(405, "only GET and HEAD are allowed").with("Allow", "GET, HEAD");
  }

  /** The same with a header more, or another value of it. */
  public HttpResponse with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpResponse(status, more, body);
  }

  /** The same without its body, as HEAD wants it. */
  public HttpResponse withoutBody() {
    return new HttpResponse(status, headers, "");
  }

  /** Writes it as payload 2.0. */
  public void write(OutputStream output) throws IOException {
    LambdaJson.write(output, payload().put("body", body).put("isBase64Encoded", false));
  }

  /** Writes it as payload 2.0, its body compressed where that makes it shorter. */
  public void writeGzipped(OutputStream output) throws IOException {
    if (body.length() < WORTH_COMPRESSING) {
      write(output);
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body.getBytes(StandardCharsets.UTF_8));
    }
    LambdaJson.write(
        output,
        with("Content-Encoding", "gzip")
            .with("Vary", "Accept-Encoding")
            .payload()
            .put("body", Base64.getEncoder().encodeToString(bytes.toByteArray()))
            .put("isBase64Encoded", true));
  }

  private ObjectNode payload() {
    ObjectNode response = JsonNodeFactory.instance.objectNode().put("statusCode", status);
    ObjectNode named = response.putObject("headers");
    headers.forEach(named::put);
    return response;
  }
}
