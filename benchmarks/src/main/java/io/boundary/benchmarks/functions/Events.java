package io.boundary.benchmarks.functions;

import io.boundary.sandbox.slack.SlackClient;
import java.time.Instant;

/** What the functions are given. */
final class Events {

  private static final String BODY =
      "command=%2Fboundary&user_id=U0ALICE001&team_id=T0B0UNDARY1&text=123456789012+ReadOnlyAccess+1";

  private Events() {}

  /** A slash command, signed now. */
  static String command(Instant now) {
    String timestamp = Long.toString(now.getEpochSecond());
    return http(
        "POST",
        "/webhook",
        "",
        "\"content-type\": \"application/x-www-form-urlencoded\", \"x-slack-request-timestamp\":"
            + " \"%s\", \"x-slack-signature\": \"%s\""
                .formatted(timestamp, SlackClient.signature(NullAws.SECRET, timestamp, BODY)),
        BODY);
  }

  /** The same with a signature that is wrong. */
  static String forged(Instant now) {
    return command(now).replaceFirst("v0=[0-9a-f]{8}", "v0=00000000");
  }

  /** A request for access as the queue delivers it. */
  static String message(int number) {
    return """
        {"Records": [{"messageId": "1", "receiptHandle": "one", "eventSource": "aws:sqs",
          "awsRegion": "us-east-1", "attributes": {"ApproximateReceiveCount": "1"},
          "messageAttributes": {}, "body": "{\\"request_type\\":\\"access_request\\",\
        \\"request_id\\":\\"req-%016x\\",\\"user_id\\":\\"U0MALLORY1\\",\
        \\"command_text\\":\\"123456789012 ReadOnlyAccess 1\\"}"}]}
        """
        .formatted(number);
  }

  /** A signed GET of a reader of everything. */
  static String get(String path, String query, String caller) {
    return http("GET", path, query, "", "")
        .replace(
            "\"requestContext\": {",
            "\"requestContext\": {\"authorizer\": {\"iam\": {\"userArn\": \"%s\"}}, "
                .formatted(caller));
  }

  private static String http(
      String method, String path, String query, String headers, String body) {
    return """
        {"version": "2.0", "routeKey": "%s %s", "rawPath": "%s", "rawQueryString": "%s",
         "headers": {%s}, "requestContext": {"http": {"method": "%s", "path": "%s"}},
         "body": "%s", "isBase64Encoded": false}
        """
        .formatted(method, path, path, query, headers, method, path, body);
  }
}
