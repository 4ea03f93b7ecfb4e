# Calls the janitor: each minute to sweep, each day to reconcile.

resource "aws_sqs_queue" "dead_letters" {
  name                      = "${var.prefix}-schedule-dead-letters"
  message_retention_seconds = 1209600 # 14 days, the most there is

  sqs_managed_sse_enabled           = var.kms_key_arn == null ? true : null
  kms_master_key_id                 = var.kms_key_arn
  kms_data_key_reuse_period_seconds = var.kms_key_arn == null ? null : 300
}

resource "aws_iam_role" "scheduler" {
  name                 = "${var.prefix}-scheduler"
  description          = "Boundary: EventBridge Scheduler calls the janitor"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "scheduler" {
  name = "boundary"
  role = aws_iam_role.scheduler.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        { Sid = "Janitor", Effect = "Allow", Action = ["lambda:InvokeFunction"], Resource = [var.janitor.alias_arn] },
        { Sid = "DeadLetters", Effect = "Allow", Action = ["sqs:SendMessage"], Resource = [aws_sqs_queue.dead_letters.arn] },
      ],
      [
        for key in var.kms_key_arn == null ? [] : [var.kms_key_arn] :
        { Sid = "OwnKey", Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [key] }
      ],
    )
  })
}

locals {
  schedules = {
    sweep     = { at = "rate(1 minute)", input = {}, retries = 0, age = 60 }
    reconcile = { at = var.reconcile_at, input = { task = "reconcile" }, retries = 3, age = 3600 }
  }
}

resource "aws_scheduler_schedule" "janitor" {
  for_each = local.schedules

  name                         = "${var.prefix}-${each.key}"
  description                  = "Boundary: ${each.key}"
  schedule_expression          = each.value.at
  schedule_expression_timezone = "UTC"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = var.janitor.alias_arn
    role_arn = aws_iam_role.scheduler.arn
    input    = jsonencode(each.value.input)

    dead_letter_config {
      arn = aws_sqs_queue.dead_letters.arn
    }

    # A sweep that is late is overtaken by the next one.
    retry_policy {
      maximum_retry_attempts       = each.value.retries
      maximum_event_age_in_seconds = each.value.age
    }
  }
}

# The scheduler calls asynchronously, and Lambda would repeat what failed, beside the next minute's call. What is not
# settled is in the janitor's work list anyway.
resource "aws_lambda_function_event_invoke_config" "janitor" {
  function_name                = join(":", slice(split(":", var.janitor.alias_arn), 0, 7))
  qualifier                    = element(split(":", var.janitor.alias_arn), 7)
  maximum_retry_attempts       = 0
  maximum_event_age_in_seconds = 60
}
