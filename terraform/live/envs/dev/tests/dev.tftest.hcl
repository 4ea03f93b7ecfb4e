mock_provider "aws" {
  source = "../../../testing"
}

run "zips" {
  module {
    source = "../../../testing/zips"
  }
}

variables {
  aws_region = "us-east-1"
  boundary_secrets = {
    STAGING_OU_ID           = "ou-abcd-11111111"
    PROD_OU_ID              = "ou-abcd-22222222"
    AWS_SSO_START_URL       = "https://d-1234567890.awsapps.com/start"
    AUDIT_API_PRINCIPAL_MAP = "{\"arn:aws:iam::123456789012:role/Auditor\": {\"roles\": [\"auditor\"], \"accounts\": [\"*\"]}}"
  }
}

run "dev" {
  command = apply

  variables {
    artefacts = run.zips.folder
  }

  assert {
    condition     = output.dynamodb_table_name == "boundary-dev-active-requests" && output.ledger_table_name == "boundary-dev-ledger"
    error_message = "The environment's name is its folder's."
  }

  assert {
    condition     = keys(output.function_names) == ["audit-api", "dashboard", "janitor", "webhook", "workflow"]
    error_message = "All five functions are deployed."
  }
}


run "region_is_checked" {
  command = plan

  variables {
    artefacts  = run.zips.folder
    aws_region = "everywhere"
  }

  expect_failures = [var.aws_region]
}
