# Alarms, the topic that they ring, a dashboard, and queries. Each alarm has its section in docs/runbook.md, under its
# name without <project>-<environment>.

data "aws_partition" "current" {}
data "aws_region" "current" {}
data "aws_caller_identity" "current" {}

locals {
  arn     = "arn:${data.aws_partition.current.partition}"
  runbook = "docs/runbook.md"

  # What each alarm means is said once, here: CloudWatch shows it, the runbook explains it.
  # period in seconds; of `periods` periods, `breaching` must breach. Where a metric does not come, that is good news
  # but for the janitor's calls.
  alarms = {
    janitor-errors = {
      text      = "The janitor failed: something could not be settled, or it could not run."
      namespace = "AWS/Lambda", metric = "Errors", dimensions = { FunctionName = var.functions["janitor"].name }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 60, periods = 1, breaching = 1, missing = "notBreaching"
    }
    janitor-not-running = {
      text      = "The janitor was not called for five minutes: nothing ends."
      namespace = "AWS/Lambda", metric = "Invocations", dimensions = { FunctionName = var.functions["janitor"].name }
      statistic = "Sum", comparison = "LessThanThreshold", threshold = 1, period = 60, periods = 5, breaching = 5, missing = "breaching"
    }
    janitor-slack-notify-failures = {
      text      = "The janitor could not tell people something in Slack."
      namespace = "Boundary", metric = "SlackNotifyFailures", dimensions = { Service = "janitor" }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 300, periods = 1, breaching = 1, missing = "notBreaching"
    }
    grants-not-ended = {
      text      = "A request could not be settled in three of five minutes: access may outlive its time."
      namespace = "Boundary", metric = "Errors", dimensions = { Service = "janitor" }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 60, periods = 5, breaching = 3, missing = "notBreaching"
    }
    grant-overdue = {
      text      = "A grant is overdue by more than two minutes."
      namespace = "Boundary", metric = "OverdueSeconds", dimensions = { Service = "janitor" }
      statistic = "Maximum", comparison = "GreaterThanThreshold", threshold = 120, period = 60, periods = 1, breaching = 1, missing = "notBreaching"
    }
    workflow-errors = {
      text      = "The workflow failed outside of a message: it could not start, or ran out of time."
      namespace = "AWS/Lambda", metric = "Errors", dimensions = { FunctionName = var.functions["workflow"].name }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 300, periods = 1, breaching = 1, missing = "notBreaching"
    }
    workflow-messages-failed = {
      text      = "Messages failed in the workflow, and come again."
      namespace = "Boundary", metric = "Failed", dimensions = { Service = "workflow" }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 3, period = 300, periods = 1, breaching = 1, missing = "notBreaching"
    }
    workflow-slack-notify-failures = {
      text      = "The workflow could not tell people something in Slack."
      namespace = "Boundary", metric = "SlackNotifyFailures", dimensions = { Service = "workflow" }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 3, period = 300, periods = 1, breaching = 1, missing = "notBreaching"
    }
    dead-letters = {
      text      = "A message that nobody could work off is in the dead-letter queue."
      namespace = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible", dimensions = { QueueName = var.queues.dead_letters }
      statistic = "Maximum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 60, periods = 1, breaching = 1, missing = "notBreaching"
    }
    schedule-dead-letters = {
      text      = "A call of the schedule did not reach the janitor."
      namespace = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible", dimensions = { QueueName = var.queues.schedule_dead_letters }
      statistic = "Maximum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 60, periods = 1, breaching = 1, missing = "notBreaching"
    }
    oldest-message-age = {
      text      = "The oldest message has waited for more than two minutes: requests are not being answered."
      namespace = "AWS/SQS", metric = "ApproximateAgeOfOldestMessage", dimensions = { QueueName = var.queues.workflow }
      statistic = "Maximum", comparison = "GreaterThanThreshold", threshold = 120, period = 60, periods = 3, breaching = 3, missing = "notBreaching"
    }
    webhook-errors = {
      text      = "The webhook failed: Slack shows people an error."
      namespace = "AWS/Lambda", metric = "Errors", dimensions = { FunctionName = var.functions["webhook"].name }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 300, periods = 1, breaching = 1, missing = "notBreaching"
    }
    webhook-latency = {
      text      = "The slowest hundredth of the webhook's answers takes more than 2 s; Slack waits for 3."
      namespace = "AWS/Lambda", metric = "Duration", dimensions = { FunctionName = var.functions["webhook"].name }
      statistic = "p99", comparison = "GreaterThanThreshold", threshold = 2000, period = 300, periods = 3, breaching = 2, missing = "notBreaching"
    }
    webhook-throttles = {
      text      = "Lambda refused to run the webhook: the account's concurrency is used up."
      namespace = "AWS/Lambda", metric = "Throttles", dimensions = { FunctionName = var.functions["webhook"].name }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 300, periods = 1, breaching = 1, missing = "notBreaching"
    }
    api-5xx = {
      text      = "The API answered with server errors."
      namespace = "AWS/ApiGateway", metric = "5xx", dimensions = { ApiId = var.api_id }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 300, periods = 1, breaching = 1, missing = "notBreaching"
    }
    assignments-missing = {
      text      = "An assignment that Boundary granted was removed by somebody else."
      namespace = "Boundary", metric = "ReconcileMissing", dimensions = { Service = "janitor" }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 3600, periods = 1, breaching = 1, missing = "notBreaching"
    }
    assignments-not-ours = {
      text      = "Reconciliation found assignments to people that Boundary did not make."
      namespace = "Boundary", metric = "ReconcileUnknown", dimensions = { Service = "janitor" }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 3600, periods = 1, breaching = 1, missing = "notBreaching"
    }
    leases-stuck = {
      text      = "Leases disagree with their requests: a holder without a record, or nobody at work for 15 minutes."
      namespace = "Boundary", metric = "ReconcileStuck", dimensions = { Service = "janitor" }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 3600, periods = 1, breaching = 1, missing = "notBreaching"
    }
    figures-disagree = {
      text      = "A day's figures are not what its records say."
      namespace = "Boundary", metric = "CounterDisagreement", dimensions = { Service = "janitor" }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 3600, periods = 1, breaching = 1, missing = "notBreaching"
    }
    ledger-disagrees = {
      text      = "A request's events do not verify, or are not those that its record names."
      namespace = "Boundary", metric = "LedgerDisagreement", dimensions = { Service = "janitor" }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 3600, periods = 1, breaching = 1, missing = "notBreaching"
    }
    agreement-not-checked = {
      text      = "Figures and ledger could not be compared with a day's records."
      namespace = "Boundary", metric = "AgreementFailures", dimensions = { Service = "janitor" }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 3600, periods = 1, breaching = 1, missing = "notBreaching"
    }
    records-unreadable = {
      text      = "Reconciliation met records or places that will never be readable."
      namespace = "Boundary", metric = "ReconcileUnreadable", dimensions = { Service = "janitor" }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 3600, periods = 1, breaching = 1, missing = "notBreaching"
    }
  }

  # Functions that only read are watched where they are deployed.
  reading = {
    for name in ["audit-api", "dashboard"] : "${name}-errors" => {
      text      = "The ${name} failed."
      namespace = "AWS/Lambda", metric = "Errors", dimensions = { FunctionName = var.functions[name].name }
      statistic = "Sum", comparison = "GreaterThanOrEqualToThreshold", threshold = 1, period = 300, periods = 1, breaching = 1, missing = "notBreaching"
    } if contains(keys(var.functions), name)
  }
}

# CloudWatch cannot publish to a topic that is encrypted with the key that AWS manages for SNS.
resource "aws_kms_key" "alarms" {
  count = var.kms_key_arn == null ? 1 : 0

  description             = "${var.prefix}: the alarms' topic"
  enable_key_rotation     = true
  deletion_window_in_days = 7

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        # Without it nobody could change the key any more. In a key's policy, `*` is the key itself.
        Sid       = "Account"
        Effect    = "Allow"
        Principal = { AWS = "${local.arn}:iam::${data.aws_caller_identity.current.account_id}:root" }
        Action = [
          "kms:CancelKeyDeletion",
          "kms:DescribeKey",
          "kms:DisableKey",
          "kms:EnableKey",
          "kms:EnableKeyRotation",
          "kms:GetKeyPolicy",
          "kms:GetKeyRotationStatus",
          "kms:ListResourceTags",
          "kms:PutKeyPolicy",
          "kms:ScheduleKeyDeletion",
          "kms:TagResource",
          "kms:UntagResource",
          "kms:UpdateKeyDescription",
        ]
        Resource = "*"
      },
      {
        Sid       = "CloudWatch"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
      },
    ]
  })
}

resource "aws_sns_topic" "alarms" {
  name              = "${var.prefix}-alarms"
  kms_master_key_id = var.kms_key_arn == null ? aws_kms_key.alarms[0].arn : var.kms_key_arn
}

resource "aws_sns_topic_policy" "alarms" {
  arn = aws_sns_topic.alarms.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "CloudWatch"
      Effect    = "Allow"
      Principal = { Service = "cloudwatch.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.alarms.arn
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

resource "aws_sns_topic_subscription" "email" {
  for_each = toset(var.alarm_emails)

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = each.key
}

resource "aws_cloudwatch_metric_alarm" "alarm" {
  for_each = merge(local.alarms, local.reading)

  alarm_name        = "${var.prefix}-${each.key}"
  alarm_description = "${each.value.text} ${local.runbook}#${each.key}"

  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic  = startswith(each.value.statistic, "p") ? each.value.statistic : null
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = each.value.period
  evaluation_periods  = each.value.periods
  datapoints_to_alarm = each.value.breaching
  treat_missing_data  = each.value.missing

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}
