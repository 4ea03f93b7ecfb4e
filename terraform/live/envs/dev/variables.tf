variable "aws_region" {
  description = "The region of Identity Center: it can be called in no other."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.aws_region))
    error_message = "aws_region must be a region such as us-east-1: the one in which IAM Identity Center is enabled."
  }
}

variable "project" {
  description = "First part of every name."
  type        = string
  default     = "boundary"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,19}$", var.project))
    error_message = "project has up to 20 lower-case letters, digits and dashes, such as boundary."
  }
}

variable "environment" {
  description = "Second part of every name; null: the name of this folder."
  type        = string
  default     = null

  validation {
    condition     = var.environment == null || can(regex("^[a-z][a-z0-9-]{0,15}$", var.environment))
    error_message = "environment has up to 16 lower-case letters, digits and dashes, such as dev."
  }
}

variable "groups" {
  description = "Identity Center groups that the policy speaks of: key → display name and description. existing = true looks a group up by its display name instead of making it, say because an identity provider manages it."
  type = map(object({
    display_name = string
    description  = optional(string, "Managed by Boundary")
    existing     = optional(bool, false)
  }))
  default = {
    developers      = { display_name = "boundary-developers", description = "Engineers who build and run the products" }
    security_admins = { display_name = "boundary-security-admins", description = "The people who approve administrator access" }
    auditors        = { display_name = "boundary-auditors", description = "Those who read the evidence" }
  }

  validation {
    condition     = alltrue([for name, _ in var.groups : can(regex("^[a-z][a-z0-9_]*$", name))])
    error_message = "A key of groups is a name of the policy file: lower-case letters, digits and underscores, such as security_admins."
  }
}

variable "permission_sets" {
  description = "Permission sets that can be asked for: name, as people type it → what it allows. existing = true looks one up by name instead of making it."
  type = map(object({
    description      = optional(string, "Granted for a time by Boundary")
    session_duration = optional(string, "PT1H")
    managed_policies = optional(list(string), [])
    inline_policy    = optional(string)
    existing         = optional(bool, false)
  }))
  default = {
    ReadOnlyAccess      = { managed_policies = ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }
    PowerUserAccess     = { managed_policies = ["arn:aws:iam::aws:policy/PowerUserAccess"] }
    AdministratorAccess = { managed_policies = ["arn:aws:iam::aws:policy/AdministratorAccess"] }
  }

  validation {
    condition     = alltrue([for _, set in var.permission_sets : can(regex("^PT([1-9]|1[0-2])H$", set.session_duration))])
    error_message = "session_duration is PT1H to PT12H. Short is better: an open session outlives its grant by as much."
  }
}

variable "boundary_group_name_map" {
  description = "Name of a group in the policy file → key of groups. The policy reads its id as BOUNDARY_<NAME>_ID."
  type        = map(string)
  default     = { developers = "developers", security_admins = "security_admins", auditors = "auditors" }

  validation {
    condition     = alltrue([for name, _ in var.boundary_group_name_map : can(regex("^[A-Za-z][A-Za-z0-9_]*$", name))])
    error_message = "A key of boundary_group_name_map has letters, digits and underscores only, such as security_admins."
  }
}

variable "boundary_secrets" {
  description = "Values of this deployment: STAGING_OU_ID, PROD_OU_ID, AWS_SSO_START_URL, AUDIT_API_PRINCIPAL_MAP, AUDIT_API_ALLOW_WILDCARD_PRINCIPAL_MAP, LOG_LEVEL, and whatever else the policy file names as $${…}. Real secrets belong into the SSM Parameter Store."
  type        = map(string)

  validation {
    condition     = alltrue([for name in ["PROD_OU_ID", "AWS_SSO_START_URL"] : lookup(var.boundary_secrets, name, "") != ""])
    error_message = "boundary_secrets needs PROD_OU_ID and AWS_SSO_START_URL; terraform.tfvars.example shows all of them."
  }
}

variable "slack_team_id" {
  description = "The one Slack workspace that may ask; null: the workflow asks Slack for the bot's own."
  type        = string
  default     = null

  validation {
    condition     = var.slack_team_id == null || can(regex("^[TE][A-Z0-9]{6,}$", var.slack_team_id))
    error_message = "slack_team_id looks like T0123456789."
  }
}

variable "reconcile_channel" {
  description = "Slack channel that is told what the daily reconciliation found, as #name or id; null: logs and metrics tell."
  type        = string
  default     = null

  validation {
    condition     = var.reconcile_channel == null || can(regex("^(#[^\\s#]+|[CG][A-Z0-9]{6,})$", var.reconcile_channel))
    error_message = "reconcile_channel is #name or a channel id."
  }
}

variable "parameter_prefix" {
  description = "Where secrets lie in the SSM Parameter Store; another one for a second environment in the same account and region."
  type        = string
  default     = "/boundary"

  validation {
    condition     = can(regex("^(/[A-Za-z0-9_.-]+)+$", var.parameter_prefix))
    error_message = "parameter_prefix begins with a slash and does not end with one, such as /boundary."
  }
}

variable "sso_instance_arn" {
  description = "Which Identity Center instance, where more than one is visible; otherwise null."
  type        = string
  default     = null

  validation {
    condition     = var.sso_instance_arn == null || can(regex("^arn:[a-z-]+:sso:::instance/", var.sso_instance_arn))
    error_message = "sso_instance_arn must look like arn:aws:sso:::instance/ssoins-1234567890abcdef."
  }
}

variable "functions" {
  description = "Which functions to deploy, and what to change of their defaults. reserved_concurrency = -1 means none, as an account with a concurrency limit of 10 needs it."
  type = map(object({
    memory               = optional(number)
    timeout              = optional(number)
    reserved_concurrency = optional(number)
    environment          = optional(map(string), {})
  }))
  default = { webhook = {}, workflow = {}, janitor = {}, audit-api = {}, dashboard = {} }

  validation {
    condition     = alltrue([for name in ["webhook", "workflow", "janitor"] : contains(keys(var.functions), name)])
    error_message = "functions must hold webhook, workflow and janitor: without one of them access is not granted, or does not end."
  }
}

variable "runtime" {
  description = "Lambda's managed runtime: the newest that version 5 of the provider accepts."
  type        = string
  default     = "java21"

  validation {
    condition     = contains(["java17", "java21"], var.runtime)
    error_message = "runtime is java21 or java17; version 5 of the AWS provider knows no newer one."
  }
}

variable "snap_start" {
  description = "Whether functions start from snapshots; null: yes, but not at another endpoint than AWS's, since few know SnapStart."
  type        = bool
  default     = null
}

variable "saved_queries" {
  description = "Whether Logs Insights queries are saved; null: yes, but not at another endpoint than AWS's."
  type        = bool
  default     = null
}

variable "alarm_emails" {
  description = "Addresses that alarms are mailed to; each has to confirm AWS's mail once."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for address in var.alarm_emails : can(regex("^[^@\\s]+@[^@\\s]+$", address))])
    error_message = "alarm_emails are mail addresses."
  }
}

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
  default     = 90

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days must be one that CloudWatch knows, and at least 30: 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, …"
  }
}

variable "deletion_protection" {
  description = "Whether the tables refuse to be deleted. To destroy an environment, set it to false and apply first."
  type        = bool
  default     = true
}

variable "kms_key_arn" {
  description = "Own KMS key for tables, queues, logs, settings and alarms (docs/deploy.md says what its policy must allow); null: keys that AWS manages."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a key (not of an alias), or null."
  }
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary for every role; null: none."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:[a-z-]+:iam::[0-9]*:policy/", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn must be the ARN of a policy, or null."
  }
}

variable "artefacts" {
  description = "The repository's folder, where scripts/package puts the zips; null: the one that this file is in."
  type        = string
  default     = null

  validation {
    condition     = var.artefacts != ""
    error_message = "artefacts is the repository's folder, or null."
  }
}

variable "aws_endpoint_url" {
  description = "One address for all of AWS's services, for a deployment at an AWS-compatible endpoint; null: AWS."
  type        = string
  default     = null

  validation {
    condition     = var.aws_endpoint_url == null || can(regex("^https?://[^/]+/?$", var.aws_endpoint_url))
    error_message = "aws_endpoint_url is an address such as http://127.0.0.1:5000."
  }
}
