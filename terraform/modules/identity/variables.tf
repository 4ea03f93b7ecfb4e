variable "groups" {
  description = "Identity Center groups that the policy speaks of: key → display name and description. With existing = true the group is looked up by its display name (say, because an identity provider manages it); otherwise it is made here."
  type = map(object({
    display_name = string
    description  = optional(string, "Managed by Boundary")
    existing     = optional(bool, false)
  }))

  validation {
    condition     = length(var.groups) > 0
    error_message = "groups is empty: the policy needs at least one group, e.g. { developers = { display_name = \"Developers\" } }."
  }

  validation {
    condition     = alltrue([for name, _ in var.groups : can(regex("^[a-z][a-z0-9_]*$", name))])
    error_message = "A key of groups is a name of the policy file: lower-case letters, digits and underscores, such as security_admins."
  }
}

variable "permission_sets" {
  description = "Permission sets that can be asked for: name, as people type it → what it allows. With existing = true it is looked up by name; otherwise it is made here."
  type = map(object({
    description      = optional(string, "Granted for a time by Boundary")
    session_duration = optional(string, "PT1H")
    managed_policies = optional(list(string), [])
    inline_policy    = optional(string)
    existing         = optional(bool, false)
  }))

  validation {
    condition     = length(var.permission_sets) > 0
    error_message = "permission_sets is empty: nothing could be asked for."
  }

  validation {
    condition     = alltrue([for name, _ in var.permission_sets : can(regex("^[A-Za-z0-9+=,.@_-]{1,32}$", name))])
    error_message = "A name in permission_sets has 1 to 32 letters, digits or +=,.@_- characters, as Identity Center wants it."
  }

  validation {
    condition     = alltrue([for _, set in var.permission_sets : can(regex("^PT([1-9]|1[0-2])H$", set.session_duration))])
    error_message = "session_duration is PT1H to PT12H. Short is better: an open session outlives its grant by as much."
  }

  validation {
    condition = alltrue([
      for _, set in var.permission_sets : set.existing || length(set.managed_policies) > 0 || set.inline_policy != null
    ])
    error_message = "A permission set that is made here needs managed_policies or an inline_policy; say existing = true for one that is there already."
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
