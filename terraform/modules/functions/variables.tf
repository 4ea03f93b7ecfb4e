variable "prefix" {
  description = "What every name begins with: <project>-<environment>."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,40}$", var.prefix))
    error_message = "prefix is <project>-<environment>: lower-case letters, digits and dashes, such as boundary-dev."
  }
}

variable "functions" {
  description = "Which functions to deploy, and what to change of their defaults (local.defaults in main.tf gives these with reasons). reserved_concurrency = -1 means none."
  type = map(object({
    memory               = optional(number)
    timeout              = optional(number)
    reserved_concurrency = optional(number)
    environment          = optional(map(string), {})
  }))
  default = { webhook = {}, workflow = {}, janitor = {}, audit-api = {}, dashboard = {} }

  validation {
    condition     = alltrue([for name, _ in var.functions : contains(["webhook", "workflow", "janitor", "audit-api", "dashboard"], name)])
    error_message = "functions knows webhook, workflow, janitor, audit-api and dashboard only."
  }

  validation {
    condition     = alltrue([for name in ["webhook", "workflow", "janitor"] : contains(keys(var.functions), name)])
    error_message = "functions must hold webhook, workflow and janitor: without one of them access is not granted, or does not end."
  }

  validation {
    condition     = alltrue([for _, function in var.functions : function.memory == null || coalesce(function.memory, 128) >= 128 && coalesce(function.memory, 128) <= 10240])
    error_message = "memory is 128 to 10240 MB."
  }

  validation {
    condition     = coalesce(try(var.functions["janitor"].timeout, null), 58) < 60
    error_message = "The janitor's timeout must be less than the minute after which it is called again."
  }

  validation {
    condition     = coalesce(try(var.functions["janitor"].reserved_concurrency, null), 2) <= 2
    error_message = "At most two janitors may run at once: each may have 2 creations in flight and 14 calls a second of quotas that cannot be raised (docs/configuration.md)."
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
  description = "Whether published versions start from a snapshot. Off only where an endpoint does not know SnapStart."
  type        = bool
  default     = true
  nullable    = false
}

variable "artefacts" {
  description = "Folder of the repository: zips are <artefacts>/functions/<name>/target/<name>.zip."
  type        = string

  validation {
    condition     = length(var.artefacts) > 0
    error_message = "artefacts is the repository's folder."
  }
}

variable "tables" {
  description = "requests, ledger, leases, counters → name and ARN."
  type        = map(object({ name = string, arn = string }))

  validation {
    condition     = length(setsubtract(["requests", "ledger", "leases", "counters"], keys(var.tables))) == 0
    error_message = "tables must hold requests, ledger, leases and counters."
  }
}

variable "queue" {
  description = "The workflow queue."
  type        = object({ name = string, arn = string, url = string })
}

variable "identity" {
  description = "Identity Center: the instance, its store, and permission sets (name → ARN)."
  type = object({
    instance_arn        = string
    identity_store_id   = string
    permission_set_arns = map(string)
  })
}

variable "environment" {
  description = "Settings of each function beside those that this module knows: function → name → value."
  type        = map(map(string))
  default     = {}

  validation {
    condition     = alltrue(flatten([for _, settings in var.environment : [for name, _ in settings : can(regex("^[A-Z][A-Z0-9_]*$", name))]]))
    error_message = "A setting's name has upper-case letters, digits and underscores only."
  }
}

variable "parameters" {
  description = "SSM parameters without secrets that settings refer to by ssm:<name>: name below parameter_prefix → functions that read it."
  type        = map(list(string))
  default     = {}

  validation {
    condition     = alltrue([for name, _ in var.parameters : !startswith(name, "/")])
    error_message = "A name in parameters is below parameter_prefix and has no leading slash."
  }
}

variable "parameter_prefix" {
  description = "Where secrets lie in the SSM Parameter Store: <prefix>/slack/signing_secret, <prefix>/slack/bot_token, <prefix>/audit/token_key."
  type        = string
  default     = "/boundary"

  validation {
    condition     = can(regex("^(/[A-Za-z0-9_.-]+)+$", var.parameter_prefix))
    error_message = "parameter_prefix begins with a slash and does not end with one, such as /boundary."
  }
}

variable "kms_key_arn" {
  description = "Own KMS key; null: keys that AWS manages."
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

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
  default     = 90

  validation {
    condition     = contains([30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days must be one that CloudWatch knows, and at least 30: 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, …"
  }
}
