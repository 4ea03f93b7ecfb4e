package io.boundary.webhook;

import com.sun.net.httpserver.HttpExchange;
import io.boundary.model.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies a request as AWS does, over what arrived (source: AWS, Signature Version 4). */
final class SignatureV4 {

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request,"
              + " SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

  private SignatureV4() {}

  static void check(HttpExchange exchange, byte[] body, String service) {
    String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    Matcher parts = AUTHORIZATION.matcher(header);
    if (!parts.matches()
        || !parts.group(1).equals(FakeOutside.ACCESS_KEY)
        || !parts.group(3).equals(FakeOutside.REGION)
        || !parts.group(4).equals(service)) {
      throw new AssertionError("not signed for " + service + ": " + header);
    }
    StringBuilder headers = new StringBuilder();
    for (String name : parts.group(5).split(";", -1)) {
      headers.append(name).append(':');
      headers.append(exchange.getRequestHeaders().getFirst(name).trim()).append('\n');
    }
    String canonical =
        String.join(
            "\n",
            "POST",
            exchange.getRequestURI().getRawPath(),
            "",
            headers,
            parts.group(5),
            sha256(body));
    String scope = parts.group(2) + "/" + FakeOutside.REGION + "/" + service + "/aws4_request";
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            exchange.getRequestHeaders().getFirst("X-Amz-Date"),
            scope,
            sha256(canonical.getBytes(StandardCharsets.UTF_8)));
    byte[] key = ("AWS4" + FakeOutside.SECRET_KEY).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    if (!HexFormat.of().formatHex(hmac(key, toSign)).equals(parts.group(6))) {
      throw new AssertionError("the signature does not verify");
    }
  }

  private static String sha256(byte[] bytes) {
    return Digest.sha256Hex(bytes);
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
