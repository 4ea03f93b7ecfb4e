output "slack_webhook_url" {
  description = "Request URL of Slack's slash command and interactivity."
  value       = "${module.api.endpoint}/webhook"
}

output "audit_api_base_url" {
  description = "What /api/… of the audit API is appended to."
  value       = module.api.endpoint
}

output "audit_dashboard_url" {
  description = "The dashboard; it takes AWS signatures alone (./boundary dashboard-proxy)."
  value       = "${module.api.endpoint}/dashboard"
}

output "audit_read_invoke_policy_arn" {
  description = "Policy: call the routes that every reader may call."
  value       = module.api.invoke_policy_arns["read"]
}

output "audit_security_admin_invoke_policy_arn" {
  description = "Policy for security admins."
  value       = module.api.invoke_policy_arns["security_admin"]
}

output "audit_auditor_invoke_policy_arn" {
  description = "Policy for auditors."
  value       = module.api.invoke_policy_arns["auditor"]
}

output "audit_viewer_invoke_policy_arn" {
  description = "Policy for viewers: neither figures nor exports."
  value       = module.api.invoke_policy_arns["viewer"]
}

output "operator_policy_arn" {
  description = "Policy for who runs ./boundary."
  value       = aws_iam_policy.operator.arn
}

output "dynamodb_table_name" {
  description = "Requests."
  value       = module.state.tables["requests"].name
}

output "ledger_table_name" {
  description = "Ledger."
  value       = module.state.tables["ledger"].name
}

output "leases_table_name" {
  description = "Leases."
  value       = module.state.tables["leases"].name
}

output "counters_table_name" {
  description = "Figures."
  value       = module.state.tables["counters"].name
}

output "permission_set_arns" {
  description = "Name → ARN."
  value       = module.identity.permission_set_arns
}

output "group_ids" {
  description = "Key of groups → id."
  value       = module.identity.group_ids
}

output "sso_instance_arn" {
  description = "The Identity Center instance."
  value       = module.identity.instance_arn
}

output "identity_store_id" {
  description = "Its identity store."
  value       = module.identity.identity_store_id
}

output "workflow_queue_url" {
  description = "The queue."
  value       = module.state.queue.url
}

output "policy_environment" {
  description = "What the policy file's $${…} are replaced with."
  value       = local.policy_environment
}

output "parameter_prefix" {
  description = "Where secrets lie in the SSM Parameter Store."
  value       = var.parameter_prefix
}

output "function_names" {
  description = "Function → its name in Lambda."
  value       = { for name, function in module.functions.functions : name => function.name }
}

output "alarm_topic_arn" {
  description = "The topic that every alarm rings."
  value       = module.observability.topic_arn
}
