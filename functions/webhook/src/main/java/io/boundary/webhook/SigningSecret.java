package io.boundary.webhook;

import io.boundary.model.settings.SettingValue;
import io.boundary.slack.inbound.SlackSignature;

/** The secret that Slack signs with, read again when a signature fails, for it may be rotated. */
final class SigningSecret {

  private final SettingValue setting;

  SigningSecret(SettingValue setting) {
    this.setting = setting;
  }

  /**
   * Whether the claim was made with the secret as it is now.
   *
   * @throws AwsCallException where the secret cannot be read
   */
  boolean made(SlackSignature claim, byte[] body) {
    String held = setting.get();
    if (claim.isMadeWith(held, body)) {
      return true;
    }
    setting.refreshed();
    // Looked at even where this call read nothing: another delivery may just have done so.
    String now = setting.get();
    return !now.equals(held) && claim.isMadeWith(now, body);
  }
}
