package io.boundary.sandbox.aws;

import io.boundary.sandbox.http.HttpReply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * CloudWatch's DescribeAlarms, in its XML: a deployment's alarms, which never ring by themselves.
 */
public final class Alarms {

  /** Those that Terraform makes for a deployment, without the prefix of its names. */
  public static final List<String> OF_A_DEPLOYMENT =
      List.of(
          "janitor-errors",
          "janitor-not-running",
          "janitor-slack-notify-failures",
          "grants-not-ended",
          "grant-overdue",
          "workflow-errors",
          "workflow-messages-failed",
          "workflow-slack-notify-failures",
          "dead-letters",
          "schedule-dead-letters",
          "oldest-message-age",
          "webhook-errors",
          "webhook-latency",
          "webhook-throttles",
          "api-5xx",
          "audit-api-errors",
          "dashboard-errors",
          "assignments-missing",
          "assignments-not-ours",
          "leases-stuck",
          "figures-disagree",
          "ledger-disagrees",
          "agreement-not-checked",
          "records-unreadable");

  /** What an alarm is like. */
  public enum State {
    QUIET,
    RINGING,
    /** Quiet, and whom it would tell is not said. */
    WITHOUT_ACTION
  }

  private final Map<String, State> states = new ConcurrentSkipListMap<>();

  /** Makes all those of a deployment whose names begin with this. */
  public void putAll(String prefix) {
    OF_A_DEPLOYMENT.forEach(name -> put(prefix + "-" + name, State.QUIET));
  }

  /** Makes an alarm, or changes its state. */
  public void put(String name, State state) {
    states.put(name, state);
  }

  /** Takes it away. */
  public void remove(String name) {
    states.remove(name);
  }

  HttpReply handle(AwsRequest request) {
    if (!request.operation().equals("DescribeAlarms")) {
      return xml(
          400,
          """
          <ErrorResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><Error><Type>Sender</Type>\
          <Code>InvalidAction</Code><Message>unknown action</Message></Error></ErrorResponse>""");
    }
    String prefix = request.call().form().getOrDefault("AlarmNamePrefix", "");
    String members =
        states.entrySet().stream()
            .filter(alarm -> alarm.getKey().startsWith(prefix))
            .map(alarm -> member(alarm.getKey(), alarm.getValue()))
            .collect(Collectors.joining());
    return xml(
        200,
        """
        <DescribeAlarmsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">\
        <DescribeAlarmsResult><MetricAlarms>%s</MetricAlarms></DescribeAlarmsResult>\
        <ResponseMetadata><RequestId>sandbox</RequestId></ResponseMetadata>\
        </DescribeAlarmsResponse>"""
            .formatted(members));
  }

  private static String member(String name, State state) {
    String action =
        state == State.WITHOUT_ACTION
            ? ""
            : "<member>arn:aws:sns:us-east-1:999999999999:alarms</member>";
    return """
        <member><AlarmName>%s</AlarmName><ActionsEnabled>true</ActionsEnabled>\
        <AlarmActions>%s</AlarmActions><StateValue>%s</StateValue></member>"""
        .formatted(name, action, state == State.RINGING ? "ALARM" : "OK");
  }

  private static HttpReply xml(int status, String body) {
    return HttpReply.text(status, "text/xml", body);
  }
}
