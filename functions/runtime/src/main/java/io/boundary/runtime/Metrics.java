package io.boundary.runtime;

/** Counts for the operator's alarms. */
public interface Metrics {

  /** A message that Slack did not take. */
  String SLACK_NOTIFY_FAILURES = "SlackNotifyFailures";

  /** Adds to a count; any thread may. */
  void add(String name, long count);

  /** Publishes what was counted since the last time, zeros included where they were added. */
  void flush();
}
