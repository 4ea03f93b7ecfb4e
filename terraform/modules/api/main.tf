# The HTTP API: one public route, which Slack signs for, and reading routes that take AWS signatures alone.

locals {
  routes = {
    "POST /webhook" = { function = "webhook", auth = "NONE" } # Slack's signature is checked by the function

    "GET /api/requests"              = { function = "audit-api", auth = "AWS_IAM" }
    "GET /api/requests/{request_id}" = { function = "audit-api", auth = "AWS_IAM" }
    "GET /api/metrics"               = { function = "audit-api", auth = "AWS_IAM" }
    "GET /api/exports.csv"           = { function = "audit-api", auth = "AWS_IAM" }

    "GET /dashboard"          = { function = "dashboard", auth = "AWS_IAM" }
    "GET /dashboard/{proxy+}" = { function = "dashboard", auth = "AWS_IAM" }

    # HEAD, and what is refused: the functions say so in their own form, with the contract's header.
    "ANY /api/{proxy+}"       = { function = "audit-api", auth = "AWS_IAM" }
    "ANY /dashboard"          = { function = "dashboard", auth = "AWS_IAM" }
    "ANY /dashboard/{proxy+}" = { function = "dashboard", auth = "AWS_IAM" }
  }

  deployed_routes = { for key, route in local.routes : key => route if contains(keys(var.functions), route.function) }
  targets         = toset([for _, route in local.deployed_routes : route.function])
}

resource "aws_apigatewayv2_api" "boundary" {
  name          = var.prefix
  description   = "Boundary: Slack's webhook, audit API and dashboard"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "function" {
  for_each = local.targets

  api_id                 = aws_apigatewayv2_api.boundary.id
  integration_type       = "AWS_PROXY"
  integration_method     = "POST"
  integration_uri        = var.functions[each.key].invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "route" {
  for_each = local.deployed_routes

  api_id             = aws_apigatewayv2_api.boundary.id
  route_key          = each.key
  target             = "integrations/${aws_apigatewayv2_integration.function[each.value.function].id}"
  authorization_type = each.value.auth
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/aws/apigateway/${var.prefix}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.boundary.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit    = var.requests_per_second
    throttling_burst_limit   = var.burst
    detailed_metrics_enabled = true
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn

    # Neither query nor headers: filters name people, headers hold signatures.
    format = jsonencode({
      requestId         = "$context.requestId"
      time              = "$context.requestTime"
      routeKey          = "$context.routeKey"
      status            = "$context.status"
      sourceIp          = "$context.identity.sourceIp"
      caller            = "$context.identity.userArn"
      responseLength    = "$context.responseLength"
      responseLatency   = "$context.responseLatency"
      integrationStatus = "$context.integrationStatus"
      integrationError  = "$context.integrationErrorMessage"
    })
  }
}

resource "aws_lambda_permission" "gateway" {
  for_each = local.deployed_routes

  statement_id  = "gateway-${replace(lower(each.key), "/[^a-z0-9]+/", "-")}"
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  function_name = var.functions[each.value.function].name
  qualifier     = var.functions[each.value.function].alias
  source_arn    = "${aws_apigatewayv2_api.boundary.execution_arn}/*/${replace(replace(replace(replace(each.key, "ANY ", "*"), " ", ""), "{request_id}", "*"), "{proxy+}", "*")}"
}
