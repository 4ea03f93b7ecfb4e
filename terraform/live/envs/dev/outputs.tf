output "slack_webhook_url" {
  description = "Request URL of Slack's slash command and interactivity."
  value       = module.boundary.slack_webhook_url
}

output "audit_api_base_url" {
  description = "What /api/… of the audit API is appended to."
  value       = module.boundary.audit_api_base_url
}

output "audit_dashboard_url" {
  description = "The dashboard; it takes AWS signatures alone (./boundary dashboard-proxy)."
  value       = module.boundary.audit_dashboard_url
}

output "audit_read_invoke_policy_arn" {
  description = "Policy: call the routes that every reader may call."
  value       = module.boundary.audit_read_invoke_policy_arn
}

output "audit_security_admin_invoke_policy_arn" {
  description = "Policy for security admins."
  value       = module.boundary.audit_security_admin_invoke_policy_arn
}

output "audit_auditor_invoke_policy_arn" {
  description = "Policy for auditors."
  value       = module.boundary.audit_auditor_invoke_policy_arn
}

output "audit_viewer_invoke_policy_arn" {
  description = "Policy for viewers: neither figures nor exports."
  value       = module.boundary.audit_viewer_invoke_policy_arn
}

output "operator_policy_arn" {
  description = "Policy for who runs ./boundary."
  value       = module.boundary.operator_policy_arn
}

output "dynamodb_table_name" {
  description = "Requests."
  value       = module.boundary.dynamodb_table_name
}

output "ledger_table_name" {
  description = "Ledger."
  value       = module.boundary.ledger_table_name
}

output "leases_table_name" {
  description = "Leases."
  value       = module.boundary.leases_table_name
}

output "counters_table_name" {
  description = "Figures."
  value       = module.boundary.counters_table_name
}

output "permission_set_arns" {
  description = "Name → ARN."
  value       = module.boundary.permission_set_arns
}

output "group_ids" {
  description = "Key of groups → id."
  value       = module.boundary.group_ids
}

output "sso_instance_arn" {
  description = "The Identity Center instance."
  value       = module.boundary.sso_instance_arn
}

output "identity_store_id" {
  description = "Its identity store."
  value       = module.boundary.identity_store_id
}

output "workflow_queue_url" {
  description = "The queue."
  value       = module.boundary.workflow_queue_url
}

output "policy_environment" {
  description = "What the policy file's $${…} are replaced with."
  value       = module.boundary.policy_environment
}

output "parameter_prefix" {
  description = "Where secrets lie in the SSM Parameter Store."
  value       = module.boundary.parameter_prefix
}

output "function_names" {
  description = "Function → its name in Lambda."
  value       = module.boundary.function_names
}

output "alarm_topic_arn" {
  description = "The topic that every alarm rings."
  value       = module.boundary.alarm_topic_arn
}
