variable "prefix" {
  description = "What every name begins with: <project>-<environment>."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,40}$", var.prefix))
    error_message = "prefix is <project>-<environment>: lower-case letters, digits and dashes, such as boundary-dev."
  }
}

variable "workflow_timeout" {
  description = "Time-out of the function behind the queue, in seconds."
  type        = number

  validation {
    condition     = var.workflow_timeout >= 30 && var.workflow_timeout <= 900
    error_message = "workflow_timeout must be 30 to 900 seconds."
  }
}

variable "kms_key_arn" {
  description = "Own KMS key for tables and queues; null: keys that AWS manages."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a key (not of an alias), or null."
  }
}

variable "deletion_protection" {
  description = "Whether the tables refuse to be deleted."
  type        = bool
  default     = true
  nullable    = false
}
