mock_provider "aws" {
  source = "../../testing"
}

variables {
  prefix = "boundary-test"
  functions = {
    for name in ["webhook", "workflow", "janitor", "audit-api", "dashboard"] : name => {
      name       = "boundary-test-${name}"
      alias      = "live"
      alias_arn  = "arn:aws:lambda:us-east-1:123456789012:function:boundary-test-${name}:live"
      invoke_arn = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:boundary-test-${name}:live/invocations"
    }
  }
}

run "routes" {
  command = apply

  assert {
    condition = toset(keys(aws_apigatewayv2_route.route)) == toset([
      "POST /webhook",
      "GET /api/requests", "GET /api/requests/{request_id}", "GET /api/metrics", "GET /api/exports.csv",
      "GET /dashboard", "GET /dashboard/{proxy+}",
      "ANY /api/{proxy+}", "ANY /dashboard", "ANY /dashboard/{proxy+}",
    ])
    error_message = "The routes are the contract's, and those that answer HEAD and refuse the rest."
  }

  assert {
    condition     = alltrue([for key, route in aws_apigatewayv2_route.route : route.authorization_type == (key == "POST /webhook" ? "NONE" : "AWS_IAM")])
    error_message = "Every route but the webhook takes AWS signatures alone."
  }

  assert {
    condition     = alltrue([for name, integration in aws_apigatewayv2_integration.function : endswith(integration.integration_uri, ":live/invocations") && integration.payload_format_version == "2.0"])
    error_message = "Routes call the alias, with payload 2.0."
  }

  assert {
    condition     = alltrue([for _, permission in aws_lambda_permission.gateway : permission.qualifier == "live" && startswith(permission.source_arn, aws_apigatewayv2_api.boundary.execution_arn)])
    error_message = "The gateway may call the alias only, and only this API's routes may."
  }

  assert {
    condition     = aws_lambda_permission.gateway["ANY /api/{proxy+}"].source_arn == "${aws_apigatewayv2_api.boundary.execution_arn}/*/*/api/*" && aws_lambda_permission.gateway["GET /api/requests/{request_id}"].source_arn == "${aws_apigatewayv2_api.boundary.execution_arn}/*/GET/api/requests/*"
    error_message = "A route of any method may call its function by any, and another by its own alone."
  }

  assert {
    condition     = aws_apigatewayv2_stage.live.default_route_settings[0].throttling_rate_limit == 50 && aws_apigatewayv2_stage.live.default_route_settings[0].throttling_burst_limit == 100
    error_message = "The stage is throttled."
  }

  assert {
    condition     = can(jsondecode(aws_apigatewayv2_stage.live.access_log_settings[0].format).requestId) && aws_apigatewayv2_stage.live.access_log_settings[0].destination_arn == aws_cloudwatch_log_group.access.arn
    error_message = "Access is logged as JSON."
  }
}

run "invoke_policies" {
  command = apply

  assert {
    condition     = alltrue([for resource in jsondecode(aws_iam_policy.invoke["viewer"].policy).Statement[0].Resource : !strcontains(resource, "metrics") && !strcontains(resource, "exports")])
    error_message = "Viewers get neither figures nor exports."
  }

  assert {
    condition     = alltrue([for name in ["security_admin", "auditor"] : anytrue([for resource in jsondecode(aws_iam_policy.invoke[name].policy).Statement[0].Resource : endswith(resource, "/GET/api/exports.csv")])])
    error_message = "Security admins and auditors may export."
  }

  assert {
    condition     = alltrue(flatten([for _, policy in aws_iam_policy.invoke : [for resource in jsondecode(policy.policy).Statement[0].Resource : can(regex("/[$]default/(GET|HEAD)/", resource))]]))
    error_message = "Readers can do nothing but GET and HEAD."
  }
}

run "without_readers" {
  command = plan

  variables {
    functions = {
      webhook = {
        name       = "boundary-test-webhook"
        alias      = "live"
        alias_arn  = "arn:aws:lambda:us-east-1:123456789012:function:boundary-test-webhook:live"
        invoke_arn = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:boundary-test-webhook:live/invocations"
      }
    }
  }

  assert {
    condition     = keys(aws_apigatewayv2_route.route) == ["POST /webhook"]
    error_message = "Routes of functions that are not deployed are left out."
  }
}
