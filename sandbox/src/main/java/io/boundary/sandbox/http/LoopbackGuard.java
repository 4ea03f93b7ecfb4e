package io.boundary.sandbox.http;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps web pages out. A page in the user's browser can send requests to 127.0.0.1; such a request
 * names its page in {@code Origin}, or, after DNS rebinding, a foreign name in {@code Host}.
 */
final class LoopbackGuard {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

  private LoopbackGuard() {}

  /** Why the request is refused, where it is. */
  static Optional<HttpReply> refusal(HttpCall call) {
    boolean ownHost = call.header("host").map(LoopbackGuard::isLoopback).orElse(false);
    boolean ownOrigin = call.header("origin").map(LoopbackGuard::isLoopbackOrigin).orElse(true);
    return ownHost && ownOrigin
        ? Optional.empty()
        : Optional.of(HttpReply.error(403, "the sandbox answers only programs on this machine"));
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host.replaceFirst(":\\d{1,5}$", ""));
  }

  private static boolean isLoopbackOrigin(String origin) {
    try {
      String host = URI.create(origin).getHost();
      return host != null && LOOPBACK.contains(host);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
