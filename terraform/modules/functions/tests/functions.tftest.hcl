mock_provider "aws" {
  source = "../../testing"
}

# Stands for the zips that Maven builds.
run "zips" {
  module {
    source = "../../testing/zips"
  }
}

variables {
  prefix = "boundary-test"
  tables = {
    requests = { name = "boundary-test-active-requests", arn = "arn:aws:dynamodb:us-east-1:123456789012:table/boundary-test-active-requests" }
    ledger   = { name = "boundary-test-ledger", arn = "arn:aws:dynamodb:us-east-1:123456789012:table/boundary-test-ledger" }
    leases   = { name = "boundary-test-leases", arn = "arn:aws:dynamodb:us-east-1:123456789012:table/boundary-test-leases" }
    counters = { name = "boundary-test-counters", arn = "arn:aws:dynamodb:us-east-1:123456789012:table/boundary-test-counters" }
  }
  queue = {
    name = "boundary-test-workflow"
    arn  = "arn:aws:sqs:us-east-1:123456789012:boundary-test-workflow"
    url  = "https://sqs.us-east-1.amazonaws.com/123456789012/boundary-test-workflow"
  }
  identity = {
    instance_arn        = "arn:aws:sso:::instance/ssoins-1234567890abcdef"
    identity_store_id   = "d-1234567890"
    permission_set_arns = { ReadOnlyAccess = "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef" }
  }
  environment = { webhook = { LOG_LEVEL = "INFO" } }
}

run "functions" {
  command = apply

  variables {
    artefacts = run.zips.folder
  }

  assert {
    condition     = alltrue([for name in ["webhook", "workflow", "janitor", "audit-api", "dashboard"] : aws_lambda_function.function[name].handler == { webhook = "io.boundary.webhook.WebhookHandler", workflow = "io.boundary.workflow.WorkflowHandler", janitor = "io.boundary.janitor.JanitorHandler", audit-api = "io.boundary.auditapi.AuditApiHandler", dashboard = "io.boundary.dashboard.DashboardHandler" }[name]])
    error_message = "The five functions have the contract's handlers."
  }

  assert {
    condition     = alltrue([for _, function in aws_lambda_function.function : function.publish && function.snap_start[0].apply_on == "PublishedVersions" && function.architectures[0] == "arm64" && function.runtime == "java21"])
    error_message = "Functions start from snapshots of published versions, on arm64 and the newest runtime."
  }

  assert {
    condition     = alltrue([for name, alias in aws_lambda_alias.live : alias.name == "live" && alias.function_version == aws_lambda_function.function[name].version])
    error_message = "The alias live points at the published version."
  }

  assert {
    condition     = aws_lambda_event_source_mapping.queue.function_name == aws_lambda_alias.live["workflow"].arn
    error_message = "The queue calls the alias."
  }

  assert {
    condition     = aws_lambda_event_source_mapping.queue.batch_size == 1 && aws_lambda_event_source_mapping.queue.scaling_config[0].maximum_concurrency == 10
    error_message = "One message at a time, ten at once: fewer creations in flight than Identity Center allows."
  }

  assert {
    condition     = contains(aws_lambda_event_source_mapping.queue.function_response_types, "ReportBatchItemFailures")
    error_message = "One bad message fails no other."
  }

  assert {
    condition     = aws_lambda_function.function["janitor"].timeout == 58 && aws_lambda_function.function["janitor"].reserved_concurrent_executions == 2
    error_message = "The janitor is gone before it is called again, and at most two run."
  }

  assert {
    condition     = aws_lambda_function.function["webhook"].environment[0].variables["SLACK_RESPONSE_URL_PREFIX"] == "https://hooks.slack.com/"
    error_message = "The webhook knows where response URLs live."
  }

  assert {
    condition     = alltrue(flatten([for _, function in aws_lambda_function.function : [for name, value in function.environment[0].variables : startswith(value, "ssm:") if can(regex("SECRET|TOKEN", name))]]))
    error_message = "Secrets are references to the Parameter Store, never values."
  }

  assert {
    condition     = alltrue([for _, group in aws_cloudwatch_log_group.function : group.retention_in_days == 90])
    error_message = "Logs are kept for a time, not for ever."
  }
}

run "permissions" {
  command = apply

  variables {
    artefacts = run.zips.folder
  }

  assert {
    condition     = alltrue(flatten([for _, statements in output.policies : [for statement in statements : [for action in statement.Action : !strcontains(action, "*")]]]))
    error_message = "No action is a wildcard."
  }

  assert {
    condition     = alltrue(flatten([for _, statements in output.policies : [for statement in statements : [for resource in statement.Resource : resource != "*"]]]))
    error_message = "No resource is everything."
  }

  assert {
    condition = alltrue(flatten([
      for _, statements in output.policies : [
        for statement in statements : [
          for action in statement.Action : contains(["dynamodb:PutItem", "dynamodb:Query", "dynamodb:GetItem"], action)
        ] if contains(statement.Resource, var.tables["ledger"].arn)
      ]
    ]))
    error_message = "The ledger is only appended to and read."
  }

  assert {
    condition = alltrue(flatten([
      for name in ["audit-api", "dashboard"] : [
        for statement in output.policies[name] : [
          for action in statement.Action : contains(["dynamodb:Query", "dynamodb:GetItem", "ssm:GetParameter", "logs:CreateLogStream", "logs:PutLogEvents"], action)
        ]
      ]
    ]))
    error_message = "Those who read for people can do nothing but read."
  }

  assert {
    condition = alltrue(flatten([
      for name in ["audit-api", "dashboard"] : [
        for statement in output.policies[name] : [
          for resource in statement.Resource : strcontains(resource, "/index/")
        ] if statement.Sid == "ListRequests"
      ]
    ]))
    error_message = "Listing requests is allowed on the indexes that are queried, and on no table."
  }

  assert {
    condition     = alltrue(flatten([for statement in output.policies["webhook"] : [for action in statement.Action : contains(["sqs:SendMessage", "ssm:GetParameter", "logs:CreateLogStream", "logs:PutLogEvents"], action)]]))
    error_message = "The public endpoint may queue, and read its own secret."
  }

  assert {
    condition     = alltrue([for name, policy in aws_iam_role_policy.function : jsondecode(policy.policy).Statement == output.policies[name]])
    error_message = "What is put out is what is deployed."
  }
}

run "boundary_and_key" {
  command = apply

  variables {
    artefacts                = run.zips.folder
    permissions_boundary_arn = "arn:aws:iam::123456789012:policy/boundary"
    kms_key_arn              = "arn:aws:kms:us-east-1:123456789012:key/own"
    parameters               = { "test/permission_set_arns" = ["webhook"] }
  }

  assert {
    condition     = alltrue([for _, role in aws_iam_role.function : role.permissions_boundary == var.permissions_boundary_arn])
    error_message = "Every role is within the boundary."
  }

  assert {
    condition     = alltrue([for _, statements in output.policies : contains([for statement in statements : statement.Sid], "OwnKey")])
    error_message = "With an own key, roles may use it."
  }

  assert {
    condition     = [for name, statements in output.policies : name if contains([for statement in statements : statement.Sid], "SettingTestPermissionSetArns")] == ["webhook"]
    error_message = "A setting's parameter is read by its readers alone."
  }
}

run "zips_are_missing" {
  command = plan

  variables {
    artefacts = "/nowhere"
  }

  expect_failures = [terraform_data.artefacts]
}

run "three_janitors_are_too_many" {
  command = plan

  variables {
    artefacts = run.zips.folder
    functions = { webhook = {}, workflow = {}, janitor = { reserved_concurrency = 3 } }
  }

  expect_failures = [var.functions]
}

run "without_the_janitor_nothing_ends" {
  command = plan

  variables {
    artefacts = run.zips.folder
    functions = { webhook = {}, workflow = {} }
  }

  expect_failures = [var.functions]
}
