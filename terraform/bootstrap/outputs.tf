output "state_bucket" {
  description = "Bucket of the environments' state."
  value       = aws_s3_bucket.state.id
}

output "lock_table" {
  description = "Table of the state's locks."
  value       = aws_dynamodb_table.locks.name
}

output "permissions_boundary_arn" {
  description = "permissions_boundary_arn of an environment's terraform.tfvars."
  value       = aws_iam_policy.permissions_boundary.arn
}

output "ci_role_arn" {
  description = "Role that GitHub Actions deploys with; null where none was asked for."
  value       = one(aws_iam_role.ci[*].arn)
}
