package io.boundary.cli.proxy;

import io.boundary.sandbox.aws.AccessKeys;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A running proxy, a browser that was let in, and what the terminal shows. */
final class Proxied implements AutoCloseable {

  final List<String> terminal = new CopyOnWriteArrayList<>();
  final MovedClock clock = new MovedClock();
  final String link;
  final int port;
  private final DashboardProxy proxy;
  private String cookie = "";

  Proxied(String url, AwsCredentialsProvider credentials) {
    ProxyWiring.Settings settings =
        new ProxyWiring.Settings(Target.parse(url), "eu-west-1", credentials, "127.0.0.1", 0);
    ProxyWiring.Started started = ProxyWiring.start(settings, terminal::add, clock);
    proxy = started.proxy();
    link = started.link();
    port = URI.create(proxy.baseUrl()).getPort();
  }

  static AwsCredentialsProvider credentials(AccessKeys.AccessKey key) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
  }

  static String cookie(Wire.Reply entered) {
    return entered.header("Set-Cookie").orElse("").replaceFirst(";.*", "");
  }

  /** The part of a link behind host and port. */
  static String path(String link) {
    return link.replaceFirst("http://[^/]+", "");
  }

  /** As the browser that opened the link. */
  Wire.Reply send(String method, String path, String... headers) throws IOException {
    if (cookie.isEmpty()) {
      cookie = cookie(Wire.send(port, "GET", path(link)));
    }
    String[] all = new String[headers.length + 1];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Cookie: theme=dark; boundary_theme=dark; " + cookie;
    return Wire.send(port, method, path, all);
  }

  Wire.Reply get(String path, String... headers) throws IOException {
    return send("GET", path, headers);
  }

  @Override
  public void close() {
    proxy.close();
  }

  /** Sessions end by it. */
  static final class MovedClock extends Clock {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
