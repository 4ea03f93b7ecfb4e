package io.boundary.sandbox.aws;

import io.boundary.sandbox.http.HttpReply;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * CloudWatch's DescribeAlarms, in its XML: a deployment's alarms, which never ring by themselves.
 */
public final class Alarms {

  private final Map<String, Boolean> ringing = new ConcurrentSkipListMap<>();

  /** Makes an alarm, or changes its state. */
  public void put(String name, boolean rings) {
    ringing.put(name, rings);
  }

  /** Takes it away. */
  public void remove(String name) {
    ringing.remove(name);
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
        ringing.entrySet().stream()
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

  private static String member(String name, boolean rings) {
    return """
        <member><AlarmName>%s</AlarmName><ActionsEnabled>true</ActionsEnabled>\
        <StateValue>%s</StateValue></member>"""
        .formatted(name, rings ? "ALARM" : "OK");
  }

  private static HttpReply xml(int status, String body) {
    return HttpReply.text(status, "text/xml", body);
  }
}
