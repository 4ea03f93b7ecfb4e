package io.boundary.cli.proxy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who is let in: a token, told on the terminal alone, is exchanged once for a browser's session.
 * All comparisons take the same time whatever is right. Safe for any thread.
 */
final class Doorkeeper {

  /** How long a browser stays signed in. */
  static final Duration LIFETIME = Duration.ofHours(8);

  private static final int MOST_SESSIONS = 32;

  private final Supplier<String> secrets;
  private final Clock clock;
  private final List<Session> sessions = new ArrayList<>();
  private Optional<String> token = Optional.empty();

  /** Nobody is in; {@code secrets} gives a new one each time that cannot be guessed. */
  Doorkeeper(Supplier<String> secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /** A new token, where none waits for its browser; the one that waits stays good. */
  synchronized Optional<String> newToken() {
    if (token.isPresent()) {
      return Optional.empty();
    }
    token = Optional.of(secrets.get());
    return token;
  }

  /** The session for a token, which is spent by that. */
  synchronized Optional<String> exchange(String offered) {
    if (token.isEmpty() || !same(token.get(), offered)) {
      return Optional.empty();
    }
    token = Optional.empty();
    Session session = new Session(secrets.get(), clock.instant().plus(LIFETIME));
    if (sessions.size() >= MOST_SESSIONS) {
      sessions.remove(0);
    }
    sessions.add(session);
    return Optional.of(session.secret());
  }

  /** Whether this is a session that has not ended. */
  synchronized boolean knows(String offered) {
    Instant now = clock.instant();
    sessions.removeIf(session -> !now.isBefore(session.until()));
    boolean known = false;
    for (Session session : sessions) {
      known |= same(session.secret(), offered);
    }
    return known;
  }

  private static boolean same(String secret, String offered) {
    return MessageDigest.isEqual(
        secret.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
  }

  private record Session(String secret, Instant until) {}
}
