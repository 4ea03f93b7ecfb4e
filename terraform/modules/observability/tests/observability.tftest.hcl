mock_provider "aws" {
  source = "../../testing"
}

variables {
  prefix    = "boundary-test"
  functions = { for name in ["webhook", "workflow", "janitor", "audit-api", "dashboard"] : name => { name = "boundary-test-${name}", log_group = "/aws/lambda/boundary-test-${name}" } }
  queues    = { workflow = "boundary-test-workflow", dead_letters = "boundary-test-workflow-dead-letters", schedule_dead_letters = "boundary-test-schedule-dead-letters" }
  api_id    = "abcdef1234"
  tables    = { requests = "boundary-test-active-requests" }
}

run "alarms" {
  command = apply

  assert {
    condition = length(setsubtract([
      "janitor-errors", "janitor-slack-notify-failures", "janitor-not-running", "dead-letters", "schedule-dead-letters",
      "oldest-message-age", "grant-overdue", "grants-not-ended", "workflow-errors", "webhook-errors", "webhook-latency",
      "workflow-slack-notify-failures", "leases-stuck", "assignments-missing", "figures-disagree", "ledger-disagrees",
    ], [for name in output.alarm_names : trimprefix(name, "boundary-test-")])) == 0
    error_message = "Every alarm that a deployment needs is there."
  }

  assert {
    condition     = alltrue([for _, alarm in aws_cloudwatch_metric_alarm.alarm : contains(alarm.alarm_actions, aws_sns_topic.alarms.arn)])
    error_message = "Every alarm rings the topic."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.alarm["janitor-not-running"].treat_missing_data == "breaching"
    error_message = "A janitor that says nothing is an alarm."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.alarm["webhook-latency"].extended_statistic == "p99" && aws_cloudwatch_metric_alarm.alarm["webhook-latency"].threshold == 2000
    error_message = "The webhook is watched at p99 over 2 s."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.alarm["grant-overdue"].threshold == 120
    error_message = "A grant that is overdue by two minutes is an alarm."
  }

  assert {
    condition     = aws_sns_topic.alarms.kms_master_key_id == aws_kms_key.alarms[0].arn && aws_kms_key.alarms[0].enable_key_rotation
    error_message = "The topic is encrypted, with a key that rotates."
  }

  assert {
    condition     = contains([for statement in jsondecode(aws_kms_key.alarms[0].policy).Statement : try(statement.Principal.Service, "")], "cloudwatch.amazonaws.com")
    error_message = "CloudWatch may use the topic's key: without that no alarm arrives."
  }

  assert {
    condition     = alltrue([for key, alarm in aws_cloudwatch_metric_alarm.alarm : strcontains(file("../../../docs/runbook.md"), "\n## ${key}\n") && endswith(alarm.alarm_description, "docs/runbook.md#${key}")])
    error_message = "Every alarm has its section in docs/runbook.md, and says so."
  }
}

run "dashboard_and_queries" {
  command = apply

  assert {
    condition     = length(jsondecode(aws_cloudwatch_dashboard.boundary.dashboard_body).widgets) >= 8
    error_message = "The dashboard has its graphs."
  }

  assert {
    condition     = contains(keys(aws_cloudwatch_query_definition.query), "one-request")
    error_message = "One request can be followed through all logs."
  }
}
