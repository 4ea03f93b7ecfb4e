variable "prefix" {
  description = "What every name begins with: <project>-<environment>."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,40}$", var.prefix))
    error_message = "prefix is <project>-<environment>: lower-case letters, digits and dashes, such as boundary-dev."
  }
}

variable "janitor" {
  description = "The janitor: the ARN of its alias `live`, and that of the function."
  type        = object({ alias_arn = string })
}

variable "reconcile_at" {
  description = "When reconciliation begins, as EventBridge Scheduler words it, in UTC. Where an organization is too large for one run a day, fire more often: rate(10 minutes). It rests once a cycle is complete."
  type        = string
  default     = "cron(17 3 * * ? *)"

  validation {
    condition     = can(regex("^(cron|rate)\\(.+\\)$", var.reconcile_at))
    error_message = "reconcile_at is cron(…) or rate(…), such as cron(17 3 * * ? *)."
  }
}

variable "kms_key_arn" {
  description = "Own KMS key for the dead-letter queue; null: SQS' own."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a key (not of an alias), or null."
  }
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary for the role; null: none."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:[a-z-]+:iam::[0-9]*:policy/", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn must be the ARN of a policy, or null."
  }
}
