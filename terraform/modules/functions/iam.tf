# One role a function. What each may do is in permissions.json, which the end-to-end tests compare with what each
# function was seen to do (docs/permissions.md).

locals {
  permissions = jsondecode(file("${path.module}/permissions.json")).functions

  arn        = "arn:${data.aws_partition.current.partition}"
  account_id = data.aws_caller_identity.current.account_id
  instance   = element(split("/", var.identity.instance_arn), 1)

  # The names that permissions.json uses → ARNs.
  resources = merge(
    { for name, table in var.tables : "table/${name}" => [table.arn] },
    {
      for index in ["DueIndex", "ExpirationIndex", "StatusCreatedAtIndex", "AccountCreatedAtIndex", "RequesterCreatedAtIndex", "RoleCreatedAtIndex"] :
      "index/requests/${index}" => ["${var.tables["requests"].arn}/index/${index}"]
    },
    {
      for name in ["slack/signing_secret", "slack/bot_token", "audit/token_key"] :
      "parameter/${name}" => ["${local.arn}:ssm:${data.aws_region.current.name}:${local.account_id}:parameter${var.parameter_prefix}/${name}"]
    },
    {
      "queue/workflow"                  = [var.queue.arn]
      "identity-center/instance"        = [var.identity.instance_arn]
      "identity-center/permission-sets" = values(var.identity.permission_set_arns)
      # Which accounts is the policy's to say, and changes with each new account.
      "identity-center/accounts" = ["${local.arn}:sso:::account/*"]
      # The store itself names the management account, which a delegated administrator's role cannot know beforehand;
      # people, groups and memberships have no account in their ARNs.
      "identity-store" = [
        "${local.arn}:identitystore::*:identitystore/${var.identity.identity_store_id}",
        "${local.arn}:identitystore:::user/*",
        "${local.arn}:identitystore:::group/*",
        "${local.arn}:identitystore:::membership/*",
      ]
      # Accounts, units and roots of the organization; their ARNs hold the management account and the organization's id.
      "organization" = [
        "${local.arn}:organizations::*:account/o-*/*",
        "${local.arn}:organizations::*:ou/o-*/ou-*",
        "${local.arn}:organizations::*:root/o-*/r-*",
      ]
    },
  )

  statements = {
    for name, _ in local.functions : name => concat(
      [
        for statement in local.permissions[name] : merge(
          {
            Sid      = statement.sid
            Effect   = "Allow"
            Action   = statement.actions
            Resource = flatten([for resource in statement.resources : local.resources[resource]])
          },
          try({ Condition = { "ForAllValues:StringEquals" = { "dynamodb:LeadingKeys" = statement.leading_keys } } }, {}),
        )
      ],
      [{
        Sid      = "Log"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = ["${aws_cloudwatch_log_group.function[name].arn}:*"]
      }],
      # What settings refer to by ssm:, where it is too long for the environment.
      [
        for parameter, readers in var.parameters : {
          Sid      = "Setting${join("", [for word in split("_", replace(parameter, "/", "_")) : title(word)])}"
          Effect   = "Allow"
          Action   = ["ssm:GetParameter"]
          Resource = ["${local.arn}:ssm:${data.aws_region.current.name}:${local.account_id}:parameter${var.parameter_prefix}/${parameter}"]
        } if contains(readers, name)
      ],
      # The services use the key in the function's name.
      [
        for key in var.kms_key_arn == null ? [] : [var.kms_key_arn] : {
          Sid      = "OwnKey"
          Effect   = "Allow"
          Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
          Resource = [key]
        }
      ],
    )
  }
}

resource "aws_iam_role" "function" {
  for_each = local.functions

  name                 = "${var.prefix}-${each.key}"
  description          = "Boundary: ${each.key}"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "function" {
  for_each = local.functions

  name   = "boundary"
  role   = aws_iam_role.function[each.key].id
  policy = jsonencode({ Version = "2012-10-17", Statement = local.statements[each.key] })
}
