# Who may call the reading routes: policies to attach to people's roles. What a caller then sees is the functions' to
# say (AUDIT_API_PRINCIPAL_MAP); these keep everybody else away from them.

locals {
  stage = "${aws_apigatewayv2_api.boundary.execution_arn}/${aws_apigatewayv2_stage.live.name}"

  paths = {
    listing   = ["api/requests", "api/requests/*"]
    figures   = ["api/metrics", "api/exports.csv"]
    dashboard = ["dashboard", "dashboard/*"]
  }
  reads     = { for name, paths in local.paths : name => flatten([for path in paths : [for method in ["GET", "HEAD"] : "${local.stage}/${method}/${path}"]]) }
  listing   = local.reads["listing"]
  figures   = local.reads["figures"]
  dashboard = local.reads["dashboard"]

  invoke = {
    read           = concat(local.listing, local.dashboard)
    security_admin = concat(local.listing, local.figures, local.dashboard)
    auditor        = concat(local.listing, local.figures, local.dashboard)
    viewer         = concat(local.listing, local.dashboard)
  }
}

resource "aws_iam_policy" "invoke" {
  for_each = local.invoke

  name        = "${var.prefix}-audit-${replace(each.key, "_", "-")}-invoke"
  description = "Boundary: call the reading routes as ${replace(each.key, "_", " ")}"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "Read"
      Effect   = "Allow"
      Action   = ["execute-api:Invoke"]
      Resource = each.value
    }]
  })
}
