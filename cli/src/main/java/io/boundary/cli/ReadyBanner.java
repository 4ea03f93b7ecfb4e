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

    Boundary sandbox is ready. Open it in your browser:

      {base}/

    For programs:
      Slack webhook    POST {base}/webhook
      AWS endpoint     {base}  (region us-east-1, any credentials)
      Slack messages   {base}/sandbox/slack/messages
      Assignments      {base}/sandbox/identity-center/assignments
      More controls    {base}/sandbox

    Ask for access as alice, signed as Slack signs (secret of this run only):

      B='{body}'; T=$(date +%s); curl -s {base}/webhook -H "X-Slack-Request-Timestamp: $T" -H "X-Slack-Signature: v0=$(printf 'v0:%s:%s' "$T" "$B" | openssl dgst -sha256 -hmac {secret} | sed 's/^.*= *//')" --data-raw "$B"

      then  curl -s '{base}/sandbox/slack/messages?user={user}'

    Ctrl-C ends it.\
    """
        .replace("{base}", base)
        .replace("{body}", body)
        .replace("{secret}", sandbox.info().path("slack_signing_secret").asText())
        .replace("{user}", user);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
