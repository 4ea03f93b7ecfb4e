package io.boundary.dashboard.view;

import io.boundary.reading.caller.Caller;
import io.boundary.reading.caller.Role;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Who looks at the page.
 *
 * @param name the last part of the ARN, which people know themselves by
 * @param roles in words; empty for somebody whom nobody let in
 */
public record Reader(String name, String arn, String roles) {

  /** A caller that the principal map knows. */
  public static Reader of(Caller caller) {
    String roles =
        caller.roles().stream()
            .sorted()
            .map(Role::name)
            .map(role -> role.toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", "));
    return new Reader(name(caller.arn()), caller.arn(), roles);
  }

  /** Somebody of that ARN, whom the map does not know; the ARN may be empty. */
  public static Reader unknown(String arn) {
    return new Reader(name(arn), arn, "");
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
