package io.boundary.cli.doctor;

import io.boundary.sandbox.aws.Alarms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;

/** Whether grants are ended by the clock, and somebody is told where they are not. */
final class WatchChecks {

  private static final List<String> SCHEDULES = List.of("sweep", "reconcile");

  private final SchedulerClient scheduler;
  private final CloudWatchClient cloudWatch;
  private final Deployment deployment;

  WatchChecks(SchedulerClient scheduler, CloudWatchClient cloudWatch, Deployment deployment) {
    this.scheduler = scheduler;
    this.cloudWatch = cloudWatch;
    this.deployment = deployment;
  }

  List<Check> checks() {
    return List.of(new Check("schedules", this::schedules), new Check("alarms", this::alarms));
  }

  private Finding schedules() {
    List<String> problems = new ArrayList<>();
    for (String each : SCHEDULES) {
      String name = deployment.prefix() + "-" + each;
      try {
        if (scheduler.getSchedule(request -> request.name(name)).state() != ScheduleState.ENABLED) {
          problems.add(name + " is disabled");
        }
      } catch (ResourceNotFoundException e) {
        problems.add(name + " does not exist");
      }
    }
    return Finding.of(
        problems,
        String.join(" and ", SCHEDULES) + " are enabled",
        "without the sweep no grant ends: enable it, or apply Terraform (docs/deploy.md)");
  }

  private Finding alarms() {
    Map<String, MetricAlarm> found =
        cloudWatch
            .describeAlarmsPaginator(request -> request.alarmNamePrefix(deployment.prefix() + "-"))
            .metricAlarms()
            .stream()
            .collect(Collectors.toMap(MetricAlarm::alarmName, alarm -> alarm));
    List<String> problems = new ArrayList<>();
    for (String each : Alarms.OF_A_DEPLOYMENT) {
      if (!found.containsKey(deployment.prefix() + "-" + each)) {
        problems.add(deployment.prefix() + "-" + each + " does not exist");
      }
    }
    found.forEach(
        (name, alarm) -> {
          if (alarm.stateValue() == StateValue.ALARM) {
            problems.add(name + " rings");
          } else if (!Boolean.TRUE.equals(alarm.actionsEnabled())
              || !alarm.hasAlarmActions()
              || alarm.alarmActions().isEmpty()) {
            problems.add(name + " would tell nobody");
          }
        });
    return Finding.of(
        problems,
        found.size() + " watch, none rings",
        "docs/runbook.md has a section for each; what is missing comes back by applying Terraform");
  }
}
