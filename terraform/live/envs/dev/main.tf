# An environment is a folder beside this one, with links to these files and a terraform.tfvars of its own; its name is
# the folder's (docs/deploy.md).

locals {
  environment = coalesce(var.environment, basename(abspath(path.root)))
  emulated    = var.aws_endpoint_url != null
}

provider "aws" {
  region = var.aws_region

  default_tags {
    tags = {
      Project     = var.project
      Environment = local.environment
      ManagedBy   = "terraform"
    }
  }

  # Any AWS-compatible endpoint, without a change of code.
  skip_credentials_validation = local.emulated
  skip_metadata_api_check     = local.emulated
  skip_region_validation      = local.emulated

  dynamic "endpoints" {
    for_each = local.emulated ? [var.aws_endpoint_url] : []
    content {
      apigatewayv2  = endpoints.value
      cloudwatch    = endpoints.value
      dynamodb      = endpoints.value
      iam           = endpoints.value
      identitystore = endpoints.value
      kms           = endpoints.value
      lambda        = endpoints.value
      logs          = endpoints.value
      organizations = endpoints.value
      scheduler     = endpoints.value
      sns           = endpoints.value
      sqs           = endpoints.value
      ssm           = endpoints.value
      ssoadmin      = endpoints.value
      sts           = endpoints.value
    }
  }
}

module "boundary" {
  source = "../../../modules/boundary"

  project     = var.project
  environment = local.environment
  artefacts   = coalesce(var.artefacts, "${path.root}/../../../..")

  groups                  = var.groups
  permission_sets         = var.permission_sets
  boundary_group_name_map = var.boundary_group_name_map
  boundary_secrets        = var.boundary_secrets
  slack_team_id           = var.slack_team_id
  reconcile_channel       = var.reconcile_channel
  parameter_prefix        = var.parameter_prefix
  sso_instance_arn        = var.sso_instance_arn

  functions                = var.functions
  runtime                  = var.runtime
  snap_start               = coalesce(var.snap_start, !local.emulated)
  saved_queries            = coalesce(var.saved_queries, !local.emulated)
  alarm_emails             = var.alarm_emails
  log_retention_days       = var.log_retention_days
  deletion_protection      = var.deletion_protection
  kms_key_arn              = var.kms_key_arn
  permissions_boundary_arn = var.permissions_boundary_arn
}
