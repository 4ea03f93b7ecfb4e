variable "prefix" {
  description = "What every name begins with: <project>-<environment>."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,40}$", var.prefix))
    error_message = "prefix is <project>-<environment>: lower-case letters, digits and dashes, such as boundary-dev."
  }
}

variable "functions" {
  description = "Deployed functions: name → { name, log_group }."
  type        = map(object({ name = string, log_group = string }))

  validation {
    condition     = alltrue([for name in ["webhook", "workflow", "janitor"] : contains(keys(var.functions), name)])
    error_message = "functions must hold webhook, workflow and janitor."
  }
}

variable "queues" {
  description = "Names of the queues: workflow, dead_letters, schedule_dead_letters."
  type        = object({ workflow = string, dead_letters = string, schedule_dead_letters = string })
}

variable "api_id" {
  description = "Id of the HTTP API."
  type        = string

  validation {
    condition     = length(var.api_id) > 0
    error_message = "api_id is empty."
  }
}

variable "tables" {
  description = "Tables: key → name."
  type        = map(string)

  validation {
    condition     = length(var.tables) > 0
    error_message = "tables is empty."
  }
}

variable "alarm_emails" {
  description = "Addresses that the alarms are mailed to; each has to confirm AWS's mail once."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for address in var.alarm_emails : can(regex("^[^@\\s]+@[^@\\s]+$", address))])
    error_message = "alarm_emails are mail addresses."
  }
}

variable "kms_key_arn" {
  description = "Own KMS key for the alarms' topic, which must let CloudWatch use it (docs/deploy.md); null: one is made here."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a key (not of an alias), or null."
  }
}

variable "saved_queries" {
  description = "Whether Logs Insights queries are saved. Off only where an endpoint does not know them."
  type        = bool
  default     = true
  nullable    = false
}
