variable "aws_region" {
  description = "Where state is kept: the region of the deployment."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.aws_region))
    error_message = "aws_region must be a region such as us-east-1."
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

variable "github_repository" {
  description = "The one GitHub repository whose workflows may deploy, as owner/name; null: no CI role is made."
  type        = string
  default     = null

  validation {
    condition     = var.github_repository == null || can(regex("^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$", var.github_repository))
    error_message = "github_repository is owner/name, such as example/boundary, without wildcards."
  }
}

variable "github_branch" {
  description = "The one branch whose workflows may deploy."
  type        = string
  default     = "main"

  validation {
    condition     = can(regex("^[A-Za-z0-9_./-]+$", var.github_branch))
    error_message = "github_branch is a branch's name, without wildcards."
  }
}

variable "github_oidc_provider_arn" {
  description = "GitHub's OIDC provider, where the account has one already; null: it is made here."
  type        = string
  default     = null

  validation {
    condition     = var.github_oidc_provider_arn == null || can(regex("^arn:[a-z-]+:iam::[0-9]{12}:oidc-provider/token.actions.githubusercontent.com$", var.github_oidc_provider_arn))
    error_message = "github_oidc_provider_arn is arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com."
  }
}

variable "aws_endpoint_url" {
  description = "One address for all of AWS's services, for an AWS-compatible endpoint; null: AWS."
  type        = string
  default     = null

  validation {
    condition     = var.aws_endpoint_url == null || can(regex("^https?://[^/]+/?$", var.aws_endpoint_url))
    error_message = "aws_endpoint_url is an address such as http://127.0.0.1:5000."
  }
}
