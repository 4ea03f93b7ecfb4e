mock_provider "aws" {
  source = "../../testing"
}

run "zips" {
  module {
    source = "../../testing/zips"
  }
}

variables {
  environment = "test"
  groups = {
    developers      = { display_name = "Developers" }
    security_admins = { display_name = "Security admins" }
    auditors        = { display_name = "Auditors" }
  }
  permission_sets = { ReadOnlyAccess = { managed_policies = ["arn:aws:iam::aws:policy/ReadOnlyAccess"] } }
  boundary_secrets = {
    PROD_OU_ID        = "ou-abcd-22222222"
    STAGING_OU_ID     = "ou-abcd-11111111"
    AWS_SSO_START_URL = "https://d-1234567890.awsapps.com/start"
    EXTRA_OU_ID       = "ou-abcd-33333333"
  }
}

run "whole" {
  command = apply

  variables {
    artefacts = run.zips.folder
  }

  assert {
    condition     = keys(output.policy_environment) == ["BOUNDARY_AUDITORS_ID", "BOUNDARY_DEVELOPERS_ID", "BOUNDARY_SECURITY_ADMINS_ID", "EXTRA_OU_ID", "PROD_OU_ID", "STAGING_OU_ID"]
    error_message = "The policy file's values are groups and OUs."
  }

  assert {
    condition     = endswith(output.slack_webhook_url, "/webhook") && endswith(output.audit_dashboard_url, "/dashboard") && startswith(output.audit_api_base_url, "https://")
    error_message = "URLs are of the API."
  }

  assert {
    condition     = output.dynamodb_table_name == "boundary-test-active-requests"
    error_message = "Names are <project>-<environment>-…"
  }

  assert {
    condition = alltrue(flatten([
      for statement in jsondecode(aws_iam_policy.operator.policy).Statement : [
        for action in statement.Action : !strcontains(action, "*") && !contains(["dynamodb:BatchWriteItem"], action)
      ]
    ]))
    error_message = "Operators have no wildcard."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_policy.operator.policy).Statement : statement.Sid == "FreezeFlag" || statement.Sid == "Reconciliation" ? true : !contains(statement.Action, "dynamodb:DeleteItem")
    ])
    error_message = "Operators delete the freeze flag and sightings, and nothing else."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_policy.operator.policy).Statement : statement.Sid == "LookAtLists" || !contains(statement.Resource, "*")
    ])
    error_message = "Operators act on all resources only where AWS knows no other: lists."
  }

  assert {
    condition     = length(aws_iam_policy.operator.policy) <= 6144
    error_message = "IAM takes policies of at most 6,144 characters."
  }
}

run "the_portal_is_needed" {
  command = plan

  variables {
    artefacts        = run.zips.folder
    boundary_secrets = { PROD_OU_ID = "ou-abcd-22222222" }
  }

  expect_failures = [var.boundary_secrets]
}

run "an_ou_is_an_ou" {
  command = plan

  variables {
    artefacts        = run.zips.folder
    boundary_secrets = { PROD_OU_ID = "production", AWS_SSO_START_URL = "https://d-1234567890.awsapps.com/start" }
  }

  expect_failures = [var.boundary_secrets]
}

run "secrets_are_refused" {
  command = plan

  variables {
    artefacts        = run.zips.folder
    boundary_secrets = { PROD_OU_ID = "ou-abcd-22222222", AWS_SSO_START_URL = "https://d-1234567890.awsapps.com/start", SLACK_BOT_TOKEN = "xoxb" }
  }

  expect_failures = [var.boundary_secrets]
}

run "a_group_that_is_not_there" {
  command = plan

  variables {
    artefacts               = run.zips.folder
    boundary_group_name_map = { developers = "devs" }
  }

  expect_failures = [terraform_data.ready]
}
