variable "prefix" {
  description = "What every name begins with: <project>-<environment>."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,40}$", var.prefix))
    error_message = "prefix is <project>-<environment>: lower-case letters, digits and dashes, such as boundary-dev."
  }
}

variable "functions" {
  description = "Deployed functions: name → { name, alias, alias_arn, invoke_arn }. Routes of functions that are not there are left out."
  type = map(object({
    name       = string
    alias      = string
    alias_arn  = string
    invoke_arn = string
  }))

  validation {
    condition     = contains(keys(var.functions), "webhook")
    error_message = "functions must hold webhook: Slack has nowhere to go otherwise."
  }
}

variable "requests_per_second" {
  description = "The stage's throttle: steady rate of the webhook, and of each other route."
  type        = number
  default     = 50

  validation {
    condition     = var.requests_per_second >= 1 && var.requests_per_second <= 10000
    error_message = "requests_per_second is 1 to 10000."
  }
}

variable "burst" {
  description = "How many requests may come at once beyond the rate."
  type        = number
  default     = 100

  validation {
    condition     = var.burst >= 1 && var.burst <= 5000
    error_message = "burst is 1 to 5000."
  }
}

variable "log_retention_days" {
  description = "How long access logs are kept."
  type        = number
  default     = 90

  validation {
    condition     = var.log_retention_days >= 30
    error_message = "log_retention_days must be at least 30."
  }
}

variable "kms_key_arn" {
  description = "Own KMS key for the access logs; null: CloudWatch's own."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a key (not of an alias), or null."
  }
}
