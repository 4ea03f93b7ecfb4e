package io.boundary.reading.caller;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a reader is, as the principal map names it. */
public enum Role {
  SECURITY_ADMIN,
  AUDITOR,
  VIEWER;

  /** The role of exactly that name, in lower case. */
  static Optional<Role> parse(String name) {
    return Arrays.stream(values())
        .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
