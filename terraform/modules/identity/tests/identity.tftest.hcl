mock_provider "aws" {
  source = "../../testing"
}

variables {
  groups = {
    developers = { display_name = "Developers" }
    auditors   = { display_name = "Auditors", existing = true }
  }
  permission_sets = {
    ReadOnlyAccess  = { managed_policies = ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }
    PowerUserAccess = { existing = true }
  }
}

run "makes_what_is_its_own_and_finds_the_rest" {
  command = apply

  assert {
    condition     = keys(output.group_ids) == ["auditors", "developers"] && keys(output.permission_set_arns) == ["PowerUserAccess", "ReadOnlyAccess"]
    error_message = "All groups and permission sets are in the outputs."
  }

  assert {
    condition     = keys(aws_identitystore_group.own) == ["developers"] && keys(aws_ssoadmin_permission_set.own) == ["ReadOnlyAccess"]
    error_message = "What exists already is not made."
  }

  assert {
    condition     = aws_ssoadmin_permission_set.own["ReadOnlyAccess"].session_duration == "PT1H"
    error_message = "Sessions are short unless asked for otherwise, since they outlive a grant."
  }
}

run "identity_center_is_missing" {
  command = plan

  override_data {
    target = data.aws_ssoadmin_instances.visible
    values = { arns = [], identity_store_ids = [] }
  }

  expect_failures = [data.aws_ssoadmin_instances.visible]
}

run "identity_center_is_ambiguous" {
  command = plan

  override_data {
    target = data.aws_ssoadmin_instances.visible
    values = {
      arns               = ["arn:aws:sso:::instance/ssoins-1234567890abcdef", "arn:aws:sso:::instance/ssoins-fedcba0987654321"]
      identity_store_ids = ["d-1234567890", "d-0987654321"]
    }
  }

  expect_failures = [data.aws_ssoadmin_instances.visible]
}

run "a_permission_set_allows_something" {
  command = plan

  variables {
    permission_sets = { Empty = {} }
  }

  expect_failures = [var.permission_sets]
}

run "sessions_are_bounded" {
  command = plan

  variables {
    permission_sets = { ReadOnlyAccess = { managed_policies = ["arn:aws:iam::aws:policy/ReadOnlyAccess"], session_duration = "PT24H" } }
  }

  expect_failures = [var.permission_sets]
}
