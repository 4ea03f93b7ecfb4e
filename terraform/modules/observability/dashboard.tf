locals {
  region = data.aws_region.current.name

  # title → metrics, as CloudWatch writes them.
  graphs = {
    "Grants ended, and what could not be" = [
      ["Boundary", "Revoked", "Service", "janitor"],
      ["Boundary", "Errors", "Service", "janitor"],
      ["Boundary", "Pending", "Service", "janitor"],
      ["Boundary", "Resumed", "Service", "janitor"],
      ["Boundary", "TimedOut", "Service", "janitor"],
    ]
    "Messages" = [
      ["Boundary", "Processed", "Service", "workflow"],
      ["Boundary", "Failed", "Service", "workflow"],
      ["Boundary", "PutOff", "Service", "workflow"],
    ]
    "Queue" = [
      ["AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", var.queues.workflow, { stat = "Maximum" }],
      ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", var.queues.dead_letters, { stat = "Maximum" }],
      ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", var.queues.schedule_dead_letters, { stat = "Maximum" }],
    ]
    "The webhook's answers (ms)" = [
      ["AWS/Lambda", "Duration", "FunctionName", var.functions["webhook"].name, { stat = "p50" }],
      ["AWS/Lambda", "Duration", "FunctionName", var.functions["webhook"].name, { stat = "p99" }],
    ]
    "Errors of functions" = [for name in sort(keys(var.functions)) : ["AWS/Lambda", "Errors", "FunctionName", var.functions[name].name]]
    "API" = [
      ["AWS/ApiGateway", "Count", "ApiId", var.api_id],
      ["AWS/ApiGateway", "4xx", "ApiId", var.api_id],
      ["AWS/ApiGateway", "5xx", "ApiId", var.api_id],
    ]
    "Reconciliation" = [
      ["Boundary", "ReconcileMissing", "Service", "janitor"],
      ["Boundary", "ReconcileStuck", "Service", "janitor"],
      ["Boundary", "ReconcileUnknown", "Service", "janitor"],
      ["Boundary", "ReconcileUnreadable", "Service", "janitor"],
      ["Boundary", "CounterDisagreement", "Service", "janitor"],
      ["Boundary", "LedgerDisagreement", "Service", "janitor"],
    ]
    "Seconds that a grant is overdue" = [["Boundary", "OverdueSeconds", "Service", "janitor", { stat = "Maximum" }]]
    "Words that Slack did not take" = [
      ["Boundary", "SlackNotifyFailures", "Service", "janitor"],
      ["Boundary", "SlackNotifyFailures", "Service", "workflow"],
    ]
    "Throttled by DynamoDB" = [for name in sort(keys(var.tables)) : ["AWS/DynamoDB", "WriteThrottleEvents", "TableName", var.tables[name]]]
  }

  titles = sort(keys(local.graphs))
}

resource "aws_cloudwatch_dashboard" "boundary" {
  dashboard_name = var.prefix

  dashboard_body = jsonencode({
    widgets = [
      for i, title in local.titles : {
        type   = "metric"
        x      = 12 * (i % 2)
        y      = 6 * floor(i / 2)
        width  = 12
        height = 6
        properties = {
          title   = title
          region  = local.region
          stat    = "Sum"
          period  = 60
          metrics = local.graphs[title]
        }
      }
    ]
  })
}

locals {
  workers = [for name in ["workflow", "janitor"] : var.functions[name].log_group]

  queries = {
    one-request = {
      logs  = concat([var.functions["webhook"].log_group], local.workers)
      query = "fields @timestamp, @log, level, formattedMessage\n| filter @message like 'req-0000000000000000'\n| sort @timestamp asc"
    }
    errors = {
      logs  = [for name in sort(keys(var.functions)) : var.functions[name].log_group]
      query = "fields @timestamp, @log, mdc.request_id, formattedMessage\n| filter level in ['ERROR', 'WARN']\n| sort @timestamp desc\n| limit 200"
    }
    not-ended = {
      logs  = [var.functions["janitor"].log_group]
      query = "fields @timestamp, mdc.request_id, formattedMessage\n| filter formattedMessage like /could not be settled/\n| stats count(*) as times, max(@timestamp) as last by mdc.request_id\n| sort times desc"
    }
    put-off = {
      logs  = [var.functions["workflow"].log_group]
      query = "fields @timestamp, mdc.request_id, formattedMessage\n| filter formattedMessage like /put off/\n| sort @timestamp desc\n| limit 200"
    }
    cold-starts = {
      logs  = [var.functions["webhook"].log_group]
      query = "filter @type = 'REPORT'\n| stats count(*) as calls, count(@initDuration) as inits, pct(@duration, 99) as p99, max(@maxMemoryUsed / 1000 / 1000) as memory_mb by bin(1h)"
    }
  }
}

resource "aws_cloudwatch_query_definition" "query" {
  for_each = var.saved_queries ? local.queries : {}

  name            = "${var.prefix}/${each.key}"
  log_group_names = each.value.logs
  query_string    = each.value.query
}
