package io.boundary.runtime;

import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.Settings;
import java.util.Set;

/** The setting {@code LOG_LEVEL}. */
public final class LogLevelSetting {

  private static final String NAME = "LOG_LEVEL";
  private static final Set<String> LEVELS = Set.of("DEBUG", "INFO", "WARN", "ERROR");

  private LogLevelSetting() {}

  /**
   * Complains about a wrong one: the log configuration reads it by itself, and would take it for
   * DEBUG.
   *
   * @throws SettingException where it is malformed
   */
  public static void check(Settings settings) {
    settings
        .optional(NAME)
        .filter(level -> !LEVELS.contains(level))
        .ifPresent(
            level -> {
              throw new SettingException(NAME, "is malformed: one of DEBUG, INFO, WARN, ERROR");
            });
  }
}
