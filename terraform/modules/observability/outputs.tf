output "alarm_names" {
  description = "All alarms."
  value       = sort([for _, alarm in aws_cloudwatch_metric_alarm.alarm : alarm.alarm_name])
}

output "topic_arn" {
  description = "The topic that every alarm rings."
  value       = aws_sns_topic.alarms.arn
}
