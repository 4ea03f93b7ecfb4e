package io.boundary.webhook;

import io.boundary.slack.inbound.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * One POST within the time that is left. Redirects are not followed. The body is not streamed, so
 * that the JDK itself may repeat it when a kept-alive connection turns out to be dead, as it is
 * after a function was frozen.
 */
final class HttpPost {

  /** More than any answer that is awaited here. */
  static final int MAX_RESPONSE = 256 * 1024;

  private static final int MAX_CONNECT_MILLIS = 700;
  private static final int MAX_READ_MILLIS = 1_500;
  private static final int NOT_WORTH_A_TRY_MILLIS = 50;

  private HttpPost() {}

  /** What came back; text that is not UTF-8 is no text. */
  record Response(int status, String body) {

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /**
   * Sends the body.
   *
   * @throws IOException where no response came in time
   */
  static Response send(URI uri, Map<String, List<String>> headers, byte[] body) throws IOException {
    int left = TimeLeft.millis();
    if (left < NOT_WORTH_A_TRY_MILLIS) {
      throw new SocketTimeoutException("no time left");
    }
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    int connect = Math.min(MAX_CONNECT_MILLIS, left / 2);
    connection.setConnectTimeout(connect);
    connection.setReadTimeout(Math.min(MAX_READ_MILLIS, left - connect));
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setDoOutput(true);
    connection.setRequestMethod("POST");
    headers.forEach(
        (name, values) -> connection.setRequestProperty(name, String.join(",", values)));
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    return new Response(connection.getResponseCode(), bodyOf(connection));
  }

  private static String bodyOf(HttpURLConnection connection) throws IOException {
    boolean failed = connection.getResponseCode() >= 400;
    // Read to its end, so that the connection can be used again.
    try (InputStream in = failed ? connection.getErrorStream() : connection.getInputStream()) {
      return in == null ? "" : Utf8.decode(in.readNBytes(MAX_RESPONSE)).orElse("");
    }
  }
}
