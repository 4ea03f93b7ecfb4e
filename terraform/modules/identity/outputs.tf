output "instance_arn" {
  description = "The Identity Center instance."
  value       = local.instance_arn
}

output "identity_store_id" {
  description = "Its identity store."
  value       = local.identity_store_id
}

output "group_ids" {
  description = "Key of groups → id in Identity Center."
  value = merge(
    { for name, group in aws_identitystore_group.own : name => group.group_id },
    { for name, group in data.aws_identitystore_group.found : name => group.group_id },
  )
}

output "permission_set_arns" {
  description = "Name → ARN."
  value = merge(
    { for name, set in aws_ssoadmin_permission_set.own : name => set.arn },
    { for name, set in data.aws_ssoadmin_permission_set.found : name => set.arn },
  )
}
