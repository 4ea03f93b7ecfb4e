output "functions" {
  description = "Function → its name, its alias `live` and the alias' invoke ARN."
  value = {
    for name, alias in aws_lambda_alias.live : name => {
      name       = aws_lambda_function.function[name].function_name
      alias      = alias.name
      alias_arn  = alias.arn
      invoke_arn = alias.invoke_arn
      log_group  = aws_cloudwatch_log_group.function[name].name
    }
  }
}

output "timeouts" {
  description = "Function → its time-out in seconds."
  value       = { for name, function in local.functions : name => function.timeout }
}

output "policies" {
  description = "Function → the statements of its role, as they are deployed."
  value       = local.statements
}
