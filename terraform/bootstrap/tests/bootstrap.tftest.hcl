mock_provider "aws" {
  source = "../testing"
}

variables {
  aws_region        = "us-east-1"
  github_repository = "example/boundary"
}

run "state" {
  command = plan

  assert {
    condition     = aws_s3_bucket_versioning.state.versioning_configuration[0].status == "Enabled"
    error_message = "State is versioned."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.state.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "aws:kms"
    error_message = "State is encrypted."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.state.block_public_policy && aws_s3_bucket_public_access_block.state.restrict_public_buckets && aws_s3_bucket_public_access_block.state.block_public_acls && aws_s3_bucket_public_access_block.state.ignore_public_acls
    error_message = "State is not public."
  }

  assert {
    condition     = aws_dynamodb_table.locks.hash_key == "LockID"
    error_message = "Terraform's lock table is keyed by LockID."
  }
}

run "ci" {
  command = plan

  assert {
    condition     = startswith(aws_s3_bucket.state.bucket, "boundary-terraform-state-123456789012")
    error_message = "The bucket's name is this account's."
  }

  assert {
    condition     = length(aws_iam_policy.ci) == 6 && length(aws_iam_role_policy_attachment.ci) == 6
    error_message = "CI has its own policies and nothing else."
  }
}

run "ci_is_one_branch_of_one_repository" {
  command = plan

  # With a known provider the whole trust policy is known at plan.
  variables {
    github_oidc_provider_arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
  }

  assert {
    condition     = jsondecode(aws_iam_role.ci[0].assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"] == "repo:example/boundary:ref:refs/heads/main"
    error_message = "CI's role is one branch's of one repository."
  }

  assert {
    condition     = jsondecode(aws_iam_role.ci[0].assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:aud"] == "sts.amazonaws.com"
    error_message = "The token is for AWS."
  }

  assert {
    condition     = alltrue(flatten([for statement in jsondecode(aws_iam_policy.permissions_boundary.policy).Statement : [for action in statement.Action : !strcontains(action, "*")]]))
    error_message = "The boundary has no wildcard action."
  }
}

run "without_ci" {
  command = plan

  variables {
    github_repository = null
  }

  assert {
    condition     = length(aws_iam_role.ci) == 0
    error_message = "No repository, no role."
  }
}

run "a_repository_is_one" {
  command = plan

  variables {
    github_repository = "example/*"
  }

  expect_failures = [var.github_repository]
}
