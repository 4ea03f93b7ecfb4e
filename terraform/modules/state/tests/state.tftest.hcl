mock_provider "aws" {
  source = "../../testing"
}

variables {
  prefix           = "boundary-test"
  workflow_timeout = 60
}

run "tables" {
  command = apply

  assert {
    condition     = aws_dynamodb_table.requests.name == "boundary-test-active-requests" && aws_dynamodb_table.requests.hash_key == "request_id"
    error_message = "The requests table is <prefix>-active-requests, keyed by request_id."
  }

  assert {
    condition = toset([for index in aws_dynamodb_table.requests.global_secondary_index : "${index.name} ${index.hash_key} ${index.range_key} ${index.projection_type}"]) == toset([
      "ExpirationIndex status expires_at ALL",
      "StatusCreatedAtIndex status created_at ALL",
      "AccountCreatedAtIndex account_id created_at ALL",
      "RequesterCreatedAtIndex requester_slack_user_id created_at ALL",
      "RoleCreatedAtIndex permission_set_name created_at ALL",
      "DueIndex due_shard due_at KEYS_ONLY",
    ])
    error_message = "The requests table's indexes are the contract's and DueIndex."
  }

  assert {
    condition     = alltrue([for table in [aws_dynamodb_table.requests, aws_dynamodb_table.ledger, aws_dynamodb_table.leases, aws_dynamodb_table.counters] : table.point_in_time_recovery[0].enabled])
    error_message = "Every table can be restored to a point in time."
  }

  assert {
    condition     = alltrue([for table in [aws_dynamodb_table.requests, aws_dynamodb_table.ledger, aws_dynamodb_table.leases, aws_dynamodb_table.counters] : table.deletion_protection_enabled])
    error_message = "Every table refuses to be deleted."
  }

  assert {
    condition     = alltrue([for table in [aws_dynamodb_table.requests, aws_dynamodb_table.ledger, aws_dynamodb_table.leases, aws_dynamodb_table.counters] : table.server_side_encryption[0].enabled])
    error_message = "Every table is encrypted."
  }

  assert {
    condition     = aws_dynamodb_table.requests.ttl[0].enabled && aws_dynamodb_table.requests.ttl[0].attribute_name == "ttl"
    error_message = "Requests have a time to live in `ttl`."
  }

  assert {
    condition     = length([for ttl in aws_dynamodb_table.ledger.ttl : ttl if coalesce(ttl.enabled, false)]) == 0
    error_message = "The ledger never forgets."
  }

  assert {
    condition     = aws_dynamodb_table.ledger.hash_key == "request_id" && aws_dynamodb_table.ledger.range_key == "seq" && aws_dynamodb_table.counters.hash_key == "counter" && aws_dynamodb_table.counters.range_key == "day" && aws_dynamodb_table.leases.hash_key == "lease_id"
    error_message = "Ledger, counters and leases have the contract's keys."
  }
}

run "ledger_is_append_only" {
  command = apply

  assert {
    condition     = jsondecode(aws_dynamodb_resource_policy.ledger.policy).Statement[0].Effect == "Deny" && jsondecode(aws_dynamodb_resource_policy.ledger.policy).Statement[0].Principal == "*"
    error_message = "The ledger's own policy refuses everybody."
  }

  assert {
    condition     = length(setsubtract(["dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem", "dynamodb:PartiQLUpdate", "dynamodb:PartiQLDelete"], jsondecode(aws_dynamodb_resource_policy.ledger.policy).Statement[0].Action)) == 0
    error_message = "Nobody may update or delete in the ledger, in whatever way."
  }
}

run "queues" {
  command = apply

  assert {
    condition     = aws_sqs_queue.workflow.visibility_timeout_seconds >= 6 * 60
    error_message = "The queue's visibility time-out is at least six times the function's time-out."
  }

  assert {
    condition     = jsondecode(aws_sqs_queue_redrive_policy.workflow.redrive_policy).maxReceiveCount == 5 && jsondecode(aws_sqs_queue_redrive_policy.workflow.redrive_policy).deadLetterTargetArn == aws_sqs_queue.dead_letters.arn && aws_sqs_queue_redrive_policy.workflow.queue_url == aws_sqs_queue.workflow.id
    error_message = "After five receives a message is put into the dead-letter queue."
  }

  assert {
    condition     = aws_sqs_queue.dead_letters.message_retention_seconds == 14 * 24 * 3600
    error_message = "Dead letters are kept for 14 days."
  }

  assert {
    condition     = aws_sqs_queue.workflow.sqs_managed_sse_enabled && aws_sqs_queue.dead_letters.sqs_managed_sse_enabled
    error_message = "Queues are encrypted."
  }

  assert {
    condition     = alltrue([for _, policy in aws_sqs_queue_policy.tls_only : jsondecode(policy.policy).Statement[0].Condition.Bool["aws:SecureTransport"] == "false" && jsondecode(policy.policy).Statement[0].Effect == "Deny"])
    error_message = "Queues are not spoken to in clear text."
  }
}

run "own_key" {
  command = apply

  variables {
    kms_key_arn = "arn:aws:kms:us-east-1:123456789012:key/own"
  }

  assert {
    condition     = aws_dynamodb_table.ledger.server_side_encryption[0].kms_key_arn == var.kms_key_arn && aws_sqs_queue.workflow.kms_master_key_id == var.kms_key_arn
    error_message = "The own key encrypts tables and queues."
  }
}

run "prefix_is_checked" {
  command = plan

  variables {
    prefix = "Boundary Test"
  }

  expect_failures = [var.prefix]
}
