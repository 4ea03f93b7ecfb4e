variable "project" {
  description = "First part of every name."
  type        = string
  default     = "boundary"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,19}$", var.project))
    error_message = "project has up to 20 lower-case letters, digits and dashes, such as boundary."
  }
}

variable "environment" {
  description = "Second part of every name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,15}$", var.environment))
    error_message = "environment has up to 16 lower-case letters, digits and dashes, such as dev."
  }
}

variable "artefacts" {
  description = "The repository's folder, where scripts/package puts the zips."
  type        = string

  validation {
    condition     = length(var.artefacts) > 0
    error_message = "artefacts is the repository's folder."
  }
}

# Checked further in the module identity, which uses them.
variable "groups" {
  description = "Identity Center groups that the policy speaks of: key → { display_name, description?, existing? }."
  type        = any

  validation {
    condition     = alltrue([for _, group in var.groups : can(group.display_name)])
    error_message = "Each of groups needs a display_name, e.g. { developers = { display_name = \"Developers\" } }."
  }
}

variable "permission_sets" {
  description = "Permission sets that can be asked for: name → { managed_policies?, inline_policy?, session_duration?, description?, existing? }."
  type        = any

  validation {
    condition     = length(keys(var.permission_sets)) > 0
    error_message = "permission_sets is empty: nothing could be asked for."
  }
}

variable "boundary_group_name_map" {
  description = "Name of a group in the policy file → key of groups. The policy reads its id as BOUNDARY_<NAME>_ID."
  type        = map(string)
  nullable    = false
  default = {
    developers      = "developers"
    security_admins = "security_admins"
    auditors        = "auditors"
  }

  validation {
    condition     = alltrue([for name, _ in var.boundary_group_name_map : can(regex("^[A-Za-z][A-Za-z0-9_]*$", name))])
    error_message = "A key of boundary_group_name_map has letters, digits and underscores only, such as security_admins."
  }
}

variable "boundary_secrets" {
  description = "Values of this deployment: STAGING_OU_ID, PROD_OU_ID, AWS_SSO_START_URL, AUDIT_API_PRINCIPAL_MAP, AUDIT_API_ALLOW_WILDCARD_PRINCIPAL_MAP, LOG_LEVEL, and whatever else the policy file names as $${…}. Real secrets do not belong here but into the SSM Parameter Store."
  type        = map(string)

  validation {
    condition     = can(regex("^https://[^/]+/start(/.*)?$|^https://[^/]+/?.*$", var.boundary_secrets["AWS_SSO_START_URL"]))
    error_message = "boundary_secrets.AWS_SSO_START_URL is missing or no https URL; it is the AWS access portal's, such as https://d-1234567890.awsapps.com/start."
  }

  validation {
    condition     = can(regex("^(ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32})$", var.boundary_secrets["PROD_OU_ID"]))
    error_message = "boundary_secrets.PROD_OU_ID is missing or no OU: it looks like ou-abcd-12345678 (or r-abcd for the root)."
  }

  validation {
    condition     = can(regex("^$|^(ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32})$", lookup(var.boundary_secrets, "STAGING_OU_ID", "")))
    error_message = "boundary_secrets.STAGING_OU_ID is no OU: it looks like ou-abcd-12345678 (or r-abcd for the root)."
  }

  validation {
    condition     = contains(["DEBUG", "INFO", "WARN", "ERROR"], lookup(var.boundary_secrets, "LOG_LEVEL", "INFO"))
    error_message = "boundary_secrets.LOG_LEVEL is DEBUG, INFO, WARN or ERROR."
  }

  validation {
    condition     = contains(["true", "false"], lookup(var.boundary_secrets, "AUDIT_API_ALLOW_WILDCARD_PRINCIPAL_MAP", "false"))
    error_message = "boundary_secrets.AUDIT_API_ALLOW_WILDCARD_PRINCIPAL_MAP is \"true\" or \"false\"."
  }

  validation {
    condition     = can(keys(jsondecode(lookup(var.boundary_secrets, "AUDIT_API_PRINCIPAL_MAP", "{}"))))
    error_message = "boundary_secrets.AUDIT_API_PRINCIPAL_MAP is no JSON object: { \"<caller ARN>\": { \"roles\": [\"auditor\"], \"accounts\": [\"*\"], … } }."
  }

  validation {
    condition     = !anytrue([for name, _ in var.boundary_secrets : can(regex("(TOKEN|PASSWORD|SECRET|PRIVATE|CREDENTIAL|_KEY)", name))])
    error_message = "boundary_secrets holds a name that sounds like a real secret. Put that into the SSM Parameter Store (docs/deploy.md): what is here ends in the state file."
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

variable "functions" {
  description = "Which functions to deploy, and what to change of their defaults; see the module functions."
  type        = any
  default     = { webhook = {}, workflow = {}, janitor = {}, audit-api = {}, dashboard = {} }
  nullable    = false

  validation {
    condition     = contains(keys(var.functions), "webhook")
    error_message = "functions must hold webhook, workflow and janitor."
  }
}

variable "runtime" {
  description = "Lambda's managed runtime."
  type        = string
  default     = "java21"
  nullable    = false

  validation {
    condition     = contains(["java17", "java21"], var.runtime)
    error_message = "runtime is java21 or java17; version 5 of the AWS provider knows no newer one."
  }
}

variable "snap_start" {
  description = "Whether functions start from snapshots."
  type        = bool
  default     = true
  nullable    = false
}

variable "saved_queries" {
  description = "Whether Logs Insights queries are saved."
  type        = bool
  default     = true
  nullable    = false
}

variable "parameter_prefix" {
  description = "Where secrets lie in the SSM Parameter Store."
  type        = string
  default     = "/boundary"
  nullable    = false

  validation {
    condition     = can(regex("^(/[A-Za-z0-9_.-]+)+$", var.parameter_prefix))
    error_message = "parameter_prefix begins with a slash and does not end with one, such as /boundary."
  }
}

variable "alarm_emails" {
  description = "Addresses that alarms are mailed to."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for address in var.alarm_emails : can(regex("^[^@\\s]+@[^@\\s]+$", address))])
    error_message = "alarm_emails are mail addresses."
  }
}

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.log_retention_days >= 30
    error_message = "log_retention_days must be at least 30, and one that CloudWatch knows: 30, 60, 90, 120, 150, 180, 365, …"
  }
}

variable "deletion_protection" {
  description = "Whether the tables refuse to be deleted."
  type        = bool
  default     = true
  nullable    = false
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

variable "sso_instance_arn" {
  description = "Which Identity Center instance, where more than one is visible; otherwise null."
  type        = string
  default     = null

  validation {
    condition     = var.sso_instance_arn == null || can(regex("^arn:[a-z-]+:sso:::instance/", var.sso_instance_arn))
    error_message = "sso_instance_arn must look like arn:aws:sso:::instance/ssoins-1234567890abcdef."
  }
}
