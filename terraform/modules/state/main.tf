# Tables and queues. Keys and indexes are those of io.boundary.aws.dynamodb.TableSchemas; a test compares them.

locals {
  # Attribute → type, of keys and indexes alone.
  request_attributes = {
    request_id              = "S"
    status                  = "S"
    created_at              = "N"
    expires_at              = "N"
    account_id              = "S"
    requester_slack_user_id = "S"
    permission_set_name     = "S"
    due_shard               = "S"
    due_at                  = "N"
  }

  request_indexes = {
    ExpirationIndex         = { hash = "status", range = "expires_at", projection = "ALL" }
    StatusCreatedAtIndex    = { hash = "status", range = "created_at", projection = "ALL" }
    AccountCreatedAtIndex   = { hash = "account_id", range = "created_at", projection = "ALL" }
    RequesterCreatedAtIndex = { hash = "requester_slack_user_id", range = "created_at", projection = "ALL" }
    RoleCreatedAtIndex      = { hash = "permission_set_name", range = "created_at", projection = "ALL" }
    # The janitor's only work list: keys are enough, since it reads each record anew before it acts.
    DueIndex = { hash = "due_shard", range = "due_at", projection = "KEYS_ONLY" }
  }
}

resource "aws_dynamodb_table" "requests" {
  name                        = "${var.prefix}-active-requests"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "request_id"
  deletion_protection_enabled = var.deletion_protection

  dynamic "attribute" {
    for_each = local.request_attributes
    content {
      name = attribute.key
      type = attribute.value
    }
  }

  dynamic "global_secondary_index" {
    for_each = local.request_indexes
    content {
      name            = global_secondary_index.key
      hash_key        = global_secondary_index.value.hash
      range_key       = global_secondary_index.value.range
      projection_type = global_secondary_index.value.projection
    }
  }

  # Set with a final state alone (end + 90 days), so that nothing unfinished can vanish.
  ttl {
    attribute_name = "ttl"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_arn
  }
}

# Append-only evidence: no time to live, and a policy on the table itself that refuses changes to everybody.
resource "aws_dynamodb_table" "ledger" {
  name                        = "${var.prefix}-ledger"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "request_id"
  range_key                   = "seq"
  deletion_protection_enabled = var.deletion_protection

  attribute {
    name = "request_id"
    type = "S"
  }

  attribute {
    name = "seq"
    type = "N"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_arn
  }
}

resource "aws_dynamodb_resource_policy" "ledger" {
  resource_arn = aws_dynamodb_table.ledger.arn

  # An explicit deny outweighs every allow, an administrator's too. Who may change this policy can lift it, which
  # leaves a trace in CloudTrail. PutItem cannot be limited to keys that are absent; code puts that condition.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "AppendOnly"
      Effect    = "Deny"
      Principal = "*"
      Action = [
        "dynamodb:BatchWriteItem",
        "dynamodb:DeleteItem",
        "dynamodb:PartiQLDelete",
        "dynamodb:PartiQLInsert",
        "dynamodb:PartiQLUpdate",
        "dynamodb:UpdateItem",
      ]
      Resource = aws_dynamodb_table.ledger.arn
    }]
  })
}

resource "aws_dynamodb_table" "leases" {
  name                        = "${var.prefix}-leases"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "lease_id"
  deletion_protection_enabled = var.deletion_protection

  attribute {
    name = "lease_id"
    type = "S"
  }

  # Set on leases that are free, a day after they may be taken again.
  ttl {
    attribute_name = "ttl"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_arn
  }
}

resource "aws_dynamodb_table" "counters" {
  name                        = "${var.prefix}-counters"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "counter"
  range_key                   = "day"
  deletion_protection_enabled = var.deletion_protection

  attribute {
    name = "counter"
    type = "S"
  }

  attribute {
    name = "day"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_arn
  }
}

resource "aws_sqs_queue" "workflow" {
  name = "${var.prefix}-workflow"

  # Lambda asks for six times the function's time-out, so that a message is not received twice while a retry of the
  # poller is under way. A worker that fails shortens it itself.
  visibility_timeout_seconds = 6 * var.workflow_timeout
  message_retention_seconds  = 345600 # 4 days: what cannot be worked off for a day fails on purpose
  max_message_size           = 65536
  receive_wait_time_seconds  = 20

  sqs_managed_sse_enabled           = var.kms_key_arn == null ? true : null
  kms_master_key_id                 = var.kms_key_arn
  kms_data_key_reuse_period_seconds = var.kms_key_arn == null ? null : 300

  # The resource below manages it.
  lifecycle {
    ignore_changes = [redrive_policy]
  }
}

# A resource of its own: it compares JSON by meaning, and so finds no change where an endpoint writes it another way.
resource "aws_sqs_queue_redrive_policy" "workflow" {
  queue_url = aws_sqs_queue.workflow.id

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "dead_letters" {
  name                      = "${var.prefix}-workflow-dead-letters"
  message_retention_seconds = 1209600 # 14 days, the most there is

  sqs_managed_sse_enabled           = var.kms_key_arn == null ? true : null
  kms_master_key_id                 = var.kms_key_arn
  kms_data_key_reuse_period_seconds = var.kms_key_arn == null ? null : 300
}

# What is queued says who asks for what: it never travels in clear text.
resource "aws_sqs_queue_policy" "tls_only" {
  for_each = {
    workflow     = aws_sqs_queue.workflow
    dead_letters = aws_sqs_queue.dead_letters
  }

  queue_url = each.value.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"]
      Resource  = each.value.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })

  # One write of a queue's attributes after the other.
  depends_on = [aws_sqs_queue_redrive_policy.workflow]
}
