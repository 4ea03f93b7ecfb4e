package io.boundary.cli.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends a request byte by byte as written: any path, any Host, nothing tidied up on the way. */
final class Wire {

  private Wire() {}

  /** A response as text. */
  record Reply(int status, List<String> head, String body) {

    Optional<String> header(String name) {
      String wanted = name.toLowerCase(Locale.ROOT) + ":";
      return head.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
          .map(line -> line.substring(wanted.length()).strip())
          .findFirst();
    }
  }

  /** With the host's own name, unless a line among {@code headers} names another. */
  static Reply send(int port, String method, String path, String... headers) throws IOException {
    StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    boolean hostGiven = false;
    for (String header : headers) {
      hostGiven |= header.toLowerCase(Locale.ROOT).startsWith("host:");
      request.append(header).append("\r\n");
    }
    if (!hostGiven) {
      request.append("Host: 127.0.0.1:").append(port).append("\r\n");
    }
    request.append("Connection: close\r\n\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return parse(all(socket.getInputStream()));
    }
  }

  private static String all(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    in.transferTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Reply parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    List<String> head = text.substring(0, Math.max(0, end)).lines().toList();
    int status = head.isEmpty() ? 0 : Integer.parseInt(head.get(0).split(" ", -1)[1]);
    return new Reply(status, head, end < 0 ? "" : text.substring(end + 4));
  }
}
