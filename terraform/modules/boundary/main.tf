# Everything that one environment needs. An environment is a folder of terraform/live/envs that calls this.

locals {
  prefix   = "${var.project}-${var.environment}"
  settings = var.boundary_secrets

  unknown_groups = setsubtract(values(var.boundary_group_name_map), keys(var.groups))

  # Names that this deployment gives a meaning of its own; all others are the policy file's.
  own_settings = ["AWS_SSO_START_URL", "AUDIT_API_PRINCIPAL_MAP", "AUDIT_API_ALLOW_WILDCARD_PRINCIPAL_MAP", "LOG_LEVEL"]

  policy_environment = merge(
    { for name, value in local.settings : name => value if !contains(local.own_settings, name) && value != "" },
    {
      for name, group in var.boundary_group_name_map :
      (can(regex("^BOUNDARY_.+_ID$", name)) ? name : "BOUNDARY_${upper(name)}_ID") => lookup(module.identity.group_ids, group, "")
    },
  )

  # A Lambda environment holds 4 KB. What may be longer lies in a parameter, without secrets, so that a role reads it.
  permission_sets_json = jsonencode(module.identity.permission_set_arns)
  principal_map_json   = lookup(local.settings, "AUDIT_API_PRINCIPAL_MAP", "{}")
  long_permission_sets = length(keys(var.permission_sets)) > 10
  long_principal_map   = length(local.principal_map_json) > 1500

  readers = ["audit-api", "dashboard"]
  parameters = merge(
    local.long_permission_sets ? { "${var.environment}/permission_set_arns" = ["webhook", "workflow", "janitor"] } : {},
    local.long_principal_map ? { "${var.environment}/audit_principal_map" = local.readers } : {},
  )

  # Reference → setting. Through the resource, so that the parameter is there before its readers.
  permission_sets_setting = local.long_permission_sets ? "ssm:${aws_ssm_parameter.setting["${var.environment}/permission_set_arns"].name}" : local.permission_sets_json
  principal_map_setting   = local.long_principal_map ? "ssm:${aws_ssm_parameter.setting["${var.environment}/audit_principal_map"].name}" : local.principal_map_json

  log_level = { LOG_LEVEL = lookup(local.settings, "LOG_LEVEL", "INFO") }
  team      = var.slack_team_id == null ? {} : { SLACK_TEAM_ID = var.slack_team_id }
  channel   = var.reconcile_channel == null ? {} : { RECONCILE_CHANNEL = var.reconcile_channel }
  start_url = { AWS_SSO_START_URL = local.settings["AWS_SSO_START_URL"] }
  sets      = { PERMISSION_SET_ARNS = local.permission_sets_setting }

  callers = merge(local.log_level, {
    AUDIT_API_PRINCIPAL_MAP                = local.principal_map_setting
    AUDIT_API_ALLOW_WILDCARD_PRINCIPAL_MAP = lookup(local.settings, "AUDIT_API_ALLOW_WILDCARD_PRINCIPAL_MAP", "false")
  })

  workflow_timeout = coalesce(try(var.functions["workflow"].timeout, null), 60)
}

module "identity" {
  source = "../identity"

  groups           = var.groups
  permission_sets  = var.permission_sets
  sso_instance_arn = var.sso_instance_arn
}

# Where Identity Center is missing the plan ends here: all that costs or lasts depends on it.
resource "terraform_data" "ready" {
  input = module.identity.instance_arn

  lifecycle {
    precondition {
      condition     = length(local.unknown_groups) == 0
      error_message = "boundary_group_name_map names what is not in groups: ${join(", ", local.unknown_groups)}."
    }
  }
}

module "state" {
  source = "../state"

  prefix              = local.prefix
  workflow_timeout    = local.workflow_timeout
  kms_key_arn         = var.kms_key_arn
  deletion_protection = var.deletion_protection
}

resource "aws_ssm_parameter" "setting" {
  for_each = local.parameters

  name        = "${var.parameter_prefix}/${each.key}"
  description = "Boundary: a setting that is too long for a Lambda environment; no secret"
  type        = "String"
  tier        = "Intelligent-Tiering"
  value       = endswith(each.key, "permission_set_arns") ? local.permission_sets_json : local.principal_map_json
}

module "functions" {
  source = "../functions"

  prefix    = local.prefix
  functions = var.functions
  artefacts = var.artefacts
  tables    = module.state.tables
  queue     = module.state.queue

  identity = {
    instance_arn        = module.identity.instance_arn
    identity_store_id   = module.identity.identity_store_id
    permission_set_arns = module.identity.permission_set_arns
  }

  environment = {
    webhook   = merge(local.log_level, local.sets, local.team)
    workflow  = merge(local.policy_environment, local.log_level, local.sets, local.team, local.start_url)
    janitor   = merge(local.log_level, local.sets, local.channel, local.start_url)
    audit-api = local.callers
    dashboard = local.callers
  }

  parameters               = local.parameters
  parameter_prefix         = var.parameter_prefix
  runtime                  = var.runtime
  snap_start               = var.snap_start
  kms_key_arn              = var.kms_key_arn
  permissions_boundary_arn = var.permissions_boundary_arn
  log_retention_days       = var.log_retention_days
}

module "api" {
  source = "../api"

  prefix             = local.prefix
  functions          = module.functions.functions
  log_retention_days = var.log_retention_days
  kms_key_arn        = var.kms_key_arn
}

module "schedule" {
  source = "../schedule"

  prefix                   = local.prefix
  janitor                  = module.functions.functions["janitor"]
  kms_key_arn              = var.kms_key_arn
  permissions_boundary_arn = var.permissions_boundary_arn
}

module "observability" {
  source = "../observability"

  prefix        = local.prefix
  functions     = module.functions.functions
  api_id        = module.api.api_id
  tables        = { for key, table in module.state.tables : key => table.name }
  alarm_emails  = var.alarm_emails
  kms_key_arn   = var.kms_key_arn
  saved_queries = var.saved_queries

  queues = {
    workflow              = module.state.queue.name
    dead_letters          = module.state.dead_letter_queue.name
    schedule_dead_letters = module.schedule.dead_letter_queue.name
  }
}
