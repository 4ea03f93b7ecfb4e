package io.boundary.cli;

import io.boundary.sandbox.Sandbox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a person sees when the sandbox is ready. */
final class ReadyBanner {

  private ReadyBanner() {}

  static String of(Sandbox sandbox) {
    String base = sandbox.baseUrl();
    String user = sandbox.slackId("alice");
    String body =
        "command=%2Fboundary&text="
            + encode("123456789012 ReadOnlyAccess 0.02")
            + "&user_id="
            + user
            + "&team_id="
            + sandbox.world().origin().team().id()
            + "&channel_id=C0GENERAL1&response_url="
            + encode(base + "/slack/response/" + user + "/example");
    return """

        Boundary sandbox is ready.
          Slack webhook    POST %1$s/webhook
          AWS endpoint     %1$s  (region us-east-1, any credentials)
          Slack messages   %1$s/sandbox/slack/messages
          Assignments      %1$s/sandbox/identity-center/assignments
          More controls    %1$s/sandbox

        Ask for access as alice, signed as Slack signs (secret of this run only):

          B='%2$s'; T=$(date +%%s); curl -s %1$s/webhook -H "X-Slack-Request-Timestamp: $T" -H "X-Slack-Signature: v0=$(printf 'v0:%%s:%%s' "$T" "$B" | openssl dgst -sha256 -hmac %3$s | sed 's/^.*= *//')" --data-raw "$B"

          then  curl -s '%1$s/sandbox/slack/messages?user=%4$s'

        Ctrl-C ends it."""
        .formatted(base, body, sandbox.info().path("slack_signing_secret").asText(), user);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
