# Groups and permission sets in IAM Identity Center. Everything else hangs on the lookup of the instance: where there
# is none in this region, the plan ends here, before anything is made.

data "aws_region" "current" {}

data "aws_ssoadmin_instances" "visible" {
  lifecycle {
    postcondition {
      condition     = length(self.arns) > 0
      error_message = "No IAM Identity Center instance is visible in ${data.aws_region.current.name}. Enable Identity Center, set aws_region to its region, and deploy from the management account or from the account that is delegated administrator for it (docs/deploy.md)."
    }
    postcondition {
      condition     = length(self.arns) < 2 || var.sso_instance_arn != null
      error_message = "More than one IAM Identity Center instance is visible in ${data.aws_region.current.name}: set sso_instance_arn to the organization's."
    }
    postcondition {
      condition     = var.sso_instance_arn == null || contains(self.arns, coalesce(var.sso_instance_arn, "-"))
      error_message = "sso_instance_arn is not among the instances that are visible in ${data.aws_region.current.name}."
    }
  }
}

locals {
  position          = var.sso_instance_arn == null ? 0 : index(tolist(data.aws_ssoadmin_instances.visible.arns), var.sso_instance_arn)
  instance_arn      = tolist(data.aws_ssoadmin_instances.visible.arns)[local.position]
  identity_store_id = tolist(data.aws_ssoadmin_instances.visible.identity_store_ids)[local.position]

  own_groups   = { for name, group in var.groups : name => group if !group.existing }
  found_groups = { for name, group in var.groups : name => group if group.existing }
  own_sets     = { for name, set in var.permission_sets : name => set if !set.existing }
  found_sets   = { for name, set in var.permission_sets : name => set if set.existing }

  managed_policies = merge([
    for name, set in local.own_sets : { for policy in set.managed_policies : "${name} ${policy}" => { set = name, policy = policy } }
  ]...)
}

resource "aws_identitystore_group" "own" {
  for_each = local.own_groups

  identity_store_id = local.identity_store_id
  display_name      = each.value.display_name
  description       = each.value.description
}

data "aws_identitystore_group" "found" {
  for_each = local.found_groups

  identity_store_id = local.identity_store_id

  alternate_identifier {
    unique_attribute {
      attribute_path  = "DisplayName"
      attribute_value = each.value.display_name
    }
  }
}

resource "aws_ssoadmin_permission_set" "own" {
  for_each = local.own_sets

  instance_arn     = local.instance_arn
  name             = each.key
  description      = each.value.description
  session_duration = each.value.session_duration
}

data "aws_ssoadmin_permission_set" "found" {
  for_each = local.found_sets

  instance_arn = local.instance_arn
  name         = each.key
}

resource "aws_ssoadmin_managed_policy_attachment" "own" {
  for_each = local.managed_policies

  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.own[each.value.set].arn
  managed_policy_arn = each.value.policy
}

resource "aws_ssoadmin_permission_set_inline_policy" "own" {
  for_each = { for name, set in local.own_sets : name => set.inline_policy if set.inline_policy != null }

  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.own[each.key].arn
  inline_policy      = each.value
}
