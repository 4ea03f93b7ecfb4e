output "dead_letter_queue" {
  description = "Where calls end that did not reach the janitor."
  value       = { name = aws_sqs_queue.dead_letters.name, arn = aws_sqs_queue.dead_letters.arn }
}
