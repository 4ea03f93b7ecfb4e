# One Lambda function each: zip by Maven, SnapStart on a published version, and the alias `live` that every caller uses.

data "aws_partition" "current" {}
data "aws_region" "current" {}
data "aws_caller_identity" "current" {}

locals {
  defaults = {
    # Answers Slack within 3 s. Memory buys CPU: with less of it a start takes longer than Slack waits. Gives up by
    # itself after 2.2 s, so that the time-out is never reached.
    webhook = { handler = "io.boundary.webhook.WebhookHandler", memory = 1024, timeout = 10, reserved = -1 }
    # Waits for Identity Center for up to a step's 60 s. How many run at once is the event source's MaximumConcurrency,
    # not a reservation: a throttled poller would use up receives.
    workflow = { handler = "io.boundary.workflow.WorkflowHandler", memory = 1024, timeout = 60, reserved = -1 }
    # Called each minute, waits ahead, and is gone before the next. Two at most: a sweep, and the daily reconciliation
    # beside it. Each may have 2 creations in flight, and 14 of Identity Center's 20 calls a second are a process's.
    janitor = { handler = "io.boundary.janitor.JanitorHandler", memory = 1024, timeout = 58, reserved = 2 }
    # API Gateway gives up after 30 s.
    audit-api = { handler = "io.boundary.auditapi.AuditApiHandler", memory = 1024, timeout = 25, reserved = -1 }
    dashboard = { handler = "io.boundary.dashboard.DashboardHandler", memory = 1024, timeout = 25, reserved = -1 }
  }

  functions = {
    for name, wanted in var.functions : name => {
      handler  = local.defaults[name].handler
      memory   = coalesce(wanted.memory, local.defaults[name].memory)
      timeout  = coalesce(wanted.timeout, local.defaults[name].timeout)
      reserved = coalesce(wanted.reserved_concurrency, local.defaults[name].reserved)
      zip      = "${var.artefacts}/functions/${name}/target/${name}.zip"
      environment = merge(
        try(local.settings[name], {}),
        try(var.environment[name], {}),
        wanted.environment,
      )
    }
  }

  missing_zips = [for name, function in local.functions : name if !fileexists(function.zip)]

  tables = {
    DYNAMODB_TABLE = var.tables["requests"].name
    LEDGER_TABLE   = var.tables["ledger"].name
  }

  granting = merge(local.tables, {
    LEASES_TABLE     = var.tables["leases"].name
    SSO_INSTANCE_ARN = var.identity.instance_arn
    SLACK_BOT_TOKEN  = "ssm:${var.parameter_prefix}/slack/bot_token"
  })

  reading = merge(local.tables, {
    COUNTERS_TABLE  = var.tables["counters"].name
    AUDIT_TOKEN_KEY = "ssm:${var.parameter_prefix}/audit/token_key"
  })

  settings = {
    webhook = {
      WORKFLOW_QUEUE_URL        = var.queue.url
      SLACK_SIGNING_SECRET      = "ssm:${var.parameter_prefix}/slack/signing_secret"
      SLACK_RESPONSE_URL_PREFIX = "https://hooks.slack.com/"
    }
    workflow = merge(local.granting, {
      WORKFLOW_QUEUE_URL = var.queue.url
      IDENTITY_STORE_ID  = var.identity.identity_store_id
      # Maven puts config/access_rules.yaml into the workflow's zip, so that a change of policy is a deployment.
      ACCESS_RULES_PATH = "/var/task/config/access_rules.yaml"
    })
    janitor = merge(local.granting, {
      COUNTERS_TABLE = var.tables["counters"].name
    })
    audit-api = local.reading
    dashboard = local.reading
  }
}

# One line for all zips, before anything is made.
resource "terraform_data" "artefacts" {
  input = "functions/<name>/target/<name>.zip"

  lifecycle {
    precondition {
      condition     = length(local.missing_zips) == 0
      error_message = "Not built yet: ${join(", ", local.missing_zips)}. Run scripts/package, then plan again."
    }
  }
}

# Made before the functions: otherwise Lambda makes them itself, kept for ever.
resource "aws_cloudwatch_log_group" "function" {
  for_each = local.functions

  name              = "/aws/lambda/${var.prefix}-${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_lambda_function" "function" {
  for_each = local.functions

  function_name    = "${var.prefix}-${each.key}"
  description      = "Boundary: ${each.key}"
  role             = aws_iam_role.function[each.key].arn
  handler          = each.value.handler
  runtime          = var.runtime
  architectures    = ["arm64"]
  memory_size      = each.value.memory
  timeout          = each.value.timeout
  filename         = each.value.zip
  source_code_hash = fileexists(each.value.zip) ? filebase64sha256(each.value.zip) : null
  kms_key_arn      = var.kms_key_arn
  publish          = true

  reserved_concurrent_executions = each.value.reserved

  dynamic "snap_start" {
    for_each = var.snap_start ? [true] : []
    content {
      apply_on = "PublishedVersions"
    }
  }

  environment {
    variables = each.value.environment
  }

  lifecycle {
    precondition {
      # Lambda allows 4 KB for all names and values; what is long goes into a parameter.
      condition     = sum([for name, value in each.value.environment : length(name) + length(value)]) < 4000
      error_message = "The settings of ${each.key} are longer than the 4 KB that a Lambda environment holds."
    }
  }

  depends_on = [terraform_data.artefacts, aws_cloudwatch_log_group.function, aws_iam_role_policy.function]
}

resource "aws_lambda_alias" "live" {
  for_each = local.functions

  name             = "live"
  description      = "What every caller uses"
  function_name    = aws_lambda_function.function[each.key].function_name
  function_version = aws_lambda_function.function[each.key].version
}

resource "aws_lambda_event_source_mapping" "queue" {
  event_source_arn        = var.queue.arn
  function_name           = aws_lambda_alias.live["workflow"].arn
  function_response_types = ["ReportBatchItemFailures"]

  # One message an invocation: one creation at a time, and nobody waits for another's.
  batch_size = 1

  # With the 2 of each of two janitors, fewer than Identity Center's 15 creations are in flight.
  scaling_config {
    maximum_concurrency = 10
  }
}
