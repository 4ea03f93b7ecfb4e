package io.boundary.sandbox.gateway;

import io.boundary.sandbox.http.HttpCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The canonical form of a request that Signature Version 4 is computed over. */
final class CanonicalRequest {

  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private CanonicalRequest() {}

  static String of(HttpCall call, List<String> signedHeaders, String bodyHash) {
    String headers =
        signedHeaders.stream()
            .map(name -> name + ":" + headerValue(call, name) + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        call.method(),
        path(call.rawPath()),
        query(call.rawQuery()),
        headers,
        String.join(";", signedHeaders),
        bodyHash);
  }

  private static String headerValue(HttpCall call, String name) {
    return call.headers().getOrDefault(name, List.of()).stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }

  /** Every service but S3 encodes the path as sent once more. */
  private static String path(String rawPath) {
    return rawPath.isEmpty() ? "/" : encode(rawPath, true);
  }

  private static String query(String rawQuery) {
    if (rawQuery.isEmpty()) {
      return "";
    }
    List<String[]> pairs = new ArrayList<>();
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      pairs.add(new String[] {encode(decode(name), false), encode(decode(value), false)});
    }
    pairs.sort((a, b) -> a[0].equals(b[0]) ? a[1].compareTo(b[1]) : a[0].compareTo(b[0]));
    return pairs.stream().map(p -> p[0] + "=" + p[1]).collect(Collectors.joining("&"));
  }

  private static String decode(String text) {
    try {
      // A plus sign in a query stands for itself in a signature.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }

  private static String encode(String text, boolean keepSlash) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (UNRESERVED.indexOf(c) >= 0 || (keepSlash && c == '/')) {
        encoded.append(c);
      } else {
        encoded.append("%%%02X".formatted(b & 0xff));
      }
    }
    return encoded.toString();
  }
}
