output "endpoint" {
  description = "https://<api>.execute-api.<region>.amazonaws.com"
  value       = aws_apigatewayv2_api.boundary.api_endpoint
}

output "api_id" {
  description = "Id of the API, a dimension of its metrics."
  value       = aws_apigatewayv2_api.boundary.id
}

output "invoke_policy_arns" {
  description = "read, security_admin, auditor, viewer → policy."
  value       = { for name, policy in aws_iam_policy.invoke : name => policy.arn }
}

output "access_log_group" {
  description = "Where access is logged."
  value       = aws_cloudwatch_log_group.access.name
}
