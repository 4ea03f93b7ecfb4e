output "tables" {
  description = "requests, ledger, leases, counters → name and ARN."
  value = {
    requests = { name = aws_dynamodb_table.requests.name, arn = aws_dynamodb_table.requests.arn }
    ledger   = { name = aws_dynamodb_table.ledger.name, arn = aws_dynamodb_table.ledger.arn }
    leases   = { name = aws_dynamodb_table.leases.name, arn = aws_dynamodb_table.leases.arn }
    counters = { name = aws_dynamodb_table.counters.name, arn = aws_dynamodb_table.counters.arn }
  }
}

output "queue" {
  description = "The workflow queue."
  value = {
    name = aws_sqs_queue.workflow.name
    arn  = aws_sqs_queue.workflow.arn
    url  = aws_sqs_queue.workflow.url
  }
}

output "dead_letter_queue" {
  description = "Where its poison ends."
  value = {
    name = aws_sqs_queue.dead_letters.name
    arn  = aws_sqs_queue.dead_letters.arn
    url  = aws_sqs_queue.dead_letters.url
  }
}
