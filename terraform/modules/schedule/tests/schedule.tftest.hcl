mock_provider "aws" {
  source = "../../testing"
}

variables {
  prefix  = "boundary-test"
  janitor = { alias_arn = "arn:aws:lambda:us-east-1:123456789012:function:boundary-test-janitor:live" }
}

run "schedules" {
  command = apply

  assert {
    condition     = aws_scheduler_schedule.janitor["sweep"].schedule_expression == "rate(1 minute)" && jsondecode(aws_scheduler_schedule.janitor["sweep"].target[0].input) == {}
    error_message = "The janitor sweeps each minute."
  }

  assert {
    condition     = jsondecode(aws_scheduler_schedule.janitor["reconcile"].target[0].input).task == "reconcile"
    error_message = "The janitor reconciles each day."
  }

  assert {
    condition     = alltrue([for _, schedule in aws_scheduler_schedule.janitor : endswith(schedule.target[0].arn, ":live")])
    error_message = "Schedules call the alias."
  }

  assert {
    condition     = alltrue([for _, schedule in aws_scheduler_schedule.janitor : schedule.target[0].dead_letter_config[0].arn == aws_sqs_queue.dead_letters.arn])
    error_message = "What does not reach the janitor is kept."
  }

  assert {
    condition     = aws_sqs_queue.dead_letters.message_retention_seconds == 14 * 24 * 3600
    error_message = "Dead letters are kept for 14 days."
  }

  assert {
    condition     = aws_lambda_function_event_invoke_config.janitor.maximum_retry_attempts == 0 && aws_lambda_function_event_invoke_config.janitor.qualifier == "live"
    error_message = "Lambda does not repeat a sweep beside the next one."
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_iam_role_policy.scheduler.policy).Statement : !strcontains(join(" ", concat(statement.Action, statement.Resource)), "*")])
    error_message = "The scheduler's role has no wildcard."
  }
}
