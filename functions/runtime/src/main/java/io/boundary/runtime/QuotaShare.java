package io.boundary.runtime;

import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.Settings;

/**
 * What one function may use of Identity Center's quotas, which all functions share.
 *
 * @param callsPerSecond of the 20 calls a second; less while AWS throttles
 * @param creationsAtOnce of the 15 creations that may be in flight, per process
 */
public record QuotaShare(double callsPerSecond, int creationsAtOnce) {

  private static final String SETTING = "IDENTITY_CENTER_CALLS_PER_SECOND";
  private static final double MOST = 1_000;

  /**
   * With as many calls as the setting says, where it is there.
   *
   * @throws SettingException where it is malformed
   */
  public QuotaShare orAsSet(Settings settings) {
    return settings
        .optional(SETTING)
        .map(text -> new QuotaShare(parsed(text), creationsAtOnce))
        .orElse(this);
  }

  private static double parsed(String text) {
    boolean isNumber = text.matches("[0-9]{1,4}([.][0-9]{1,3})?");
    double number = isNumber ? Double.parseDouble(text) : 0;
    if (number <= 0 || number > MOST) {
      throw new SettingException(
          SETTING, "is malformed: calls a second, more than 0 and at most 1000");
    }
    return number;
  }
}
