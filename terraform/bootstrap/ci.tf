# The role that GitHub Actions deploys with: one repository, one branch, no AdministratorAccess. It can make roles, so
# it could make itself more powerful; therefore every role that it makes is within a boundary that holds what
# Boundary's functions need, and the boundary itself is out of its reach.

locals {
  oidc_provider_arn = var.github_oidc_provider_arn != null ? var.github_oidc_provider_arn : one(aws_iam_openid_connect_provider.github[*].arn)
  own               = "${local.arn}:iam::${local.account_id}"
  in_region         = "${var.aws_region}:${local.account_id}"
}

# The most that any role of an environment may do (permissions_boundary_arn in terraform.tfvars).
resource "aws_iam_policy" "permissions_boundary" {
  name        = "${var.project}-permissions-boundary"
  description = "Boundary: the most that a role of a deployment may do"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "State"
        Effect = "Allow"
        Action = [
          "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:Scan",
          "dynamodb:UpdateItem",
        ]
        Resource = ["${local.arn}:dynamodb:${local.in_region}:table/${var.project}-*"]
      },
      {
        Sid      = "Queues"
        Effect   = "Allow"
        Action   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "sqs:SendMessage"]
        Resource = ["${local.arn}:sqs:${local.in_region}:${var.project}-*"]
      },
      {
        Sid      = "Functions"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = ["${local.arn}:lambda:${local.in_region}:function:${var.project}-*"]
      },
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = ["${local.arn}:logs:${local.in_region}:log-group:/aws/lambda/${var.project}-*"]
      },
      {
        Sid      = "Parameters"
        Effect   = "Allow"
        Action   = ["ssm:GetParameter"]
        Resource = ["${local.arn}:ssm:${local.in_region}:parameter/${var.project}*"]
      },
      {
        Sid      = "Keys"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = ["${local.arn}:kms:${local.in_region}:key/*"]
      },
      {
        Sid    = "Assignments"
        Effect = "Allow"
        Action = [
          "sso:CreateAccountAssignment", "sso:DeleteAccountAssignment", "sso:DescribeAccountAssignmentCreationStatus",
          "sso:DescribeAccountAssignmentDeletionStatus", "sso:ListAccountAssignmentCreationStatus", "sso:ListAccountAssignmentDeletionStatus",
          "sso:ListAccountAssignments", "sso:ListAccountsForProvisionedPermissionSet",
        ]
        Resource = ["${local.arn}:sso:::instance/*", "${local.arn}:sso:::permissionSet/*", "${local.arn}:sso:::account/*"]
      },
      {
        Sid      = "People"
        Effect   = "Allow"
        Action   = ["identitystore:GetUserId", "identitystore:IsMemberInGroups"]
        Resource = ["${local.arn}:identitystore::*:identitystore/*", "${local.arn}:identitystore:::user/*", "${local.arn}:identitystore:::group/*", "${local.arn}:identitystore:::membership/*"]
      },
      {
        Sid      = "Accounts"
        Effect   = "Allow"
        Action   = ["organizations:DescribeAccount", "organizations:ListParents", "organizations:ListTagsForResource"]
        Resource = ["${local.arn}:organizations::*:account/o-*/*", "${local.arn}:organizations::*:ou/o-*/ou-*", "${local.arn}:organizations::*:root/o-*/r-*"]
      },
    ]
  })
}

resource "aws_iam_openid_connect_provider" "github" {
  count = var.github_repository != null && var.github_oidc_provider_arn == null ? 1 : 0

  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "ci" {
  count = var.github_repository == null ? 0 : 1

  name                 = "${var.project}-ci"
  description          = "Boundary: deployment by GitHub Actions"
  max_session_duration = 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = local.oidc_provider_arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = "repo:${var.github_repository}:ref:refs/heads/${var.github_branch}"
        }
      }
    }]
  })
}

locals {
  ci_statements = {
    state = [
      { Sid = "StateBucket", Effect = "Allow", Action = ["s3:ListBucket"], Resource = [aws_s3_bucket.state.arn] },
      { Sid = "StateFiles", Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], Resource = ["${aws_s3_bucket.state.arn}/*"] },
      { Sid = "Locks", Effect = "Allow", Action = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:DescribeTable"], Resource = [aws_dynamodb_table.locks.arn] },
    ]
    iam = [
      {
        Sid       = "RolesWithinTheBoundary", Effect = "Allow"
        Action    = ["iam:CreateRole", "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:PutRolePermissionsBoundary"]
        Resource  = ["${local.own}:role/${var.project}-*"]
        Condition = { StringEquals = { "iam:PermissionsBoundary" = aws_iam_policy.permissions_boundary.arn } }
      },
      {
        Sid      = "Roles", Effect = "Allow"
        Action   = ["iam:GetRole", "iam:GetRolePolicy", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole", "iam:DeleteRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateRole"]
        Resource = ["${local.own}:role/${var.project}-*"]
      },
      {
        Sid       = "PassRoles", Effect = "Allow", Action = ["iam:PassRole"]
        Resource  = ["${local.own}:role/${var.project}-*"]
        Condition = { StringEquals = { "iam:PassedToService" = ["lambda.amazonaws.com", "scheduler.amazonaws.com"] } }
      },
      {
        Sid      = "Policies", Effect = "Allow"
        Action   = ["iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyVersions", "iam:TagPolicy", "iam:UntagPolicy"]
        Resource = ["${local.own}:policy/${var.project}-*"]
      },
      {
        Sid      = "NotItself", Effect = "Deny"
        Action   = ["iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:DeleteRole", "iam:UpdateRole"]
        Resource = [aws_iam_policy.permissions_boundary.arn, "${local.own}:policy/${var.project}-ci-*", "${local.own}:role/${var.project}-ci"]
      },
    ]
    data = [
      {
        Sid    = "Tables", Effect = "Allow"
        Action = ["dynamodb:CreateTable", "dynamodb:DeleteResourcePolicy", "dynamodb:DescribeContinuousBackups", "dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive", "dynamodb:GetResourcePolicy", "dynamodb:ListTagsOfResource", "dynamodb:PutResourcePolicy", "dynamodb:TagResource", "dynamodb:UntagResource", "dynamodb:UpdateContinuousBackups", "dynamodb:UpdateTable", "dynamodb:UpdateTimeToLive"]
        # No DeleteTable: evidence is destroyed by people, not by a pipeline.
        Resource = ["${local.arn}:dynamodb:${local.in_region}:table/${var.project}-*"]
      },
      {
        Sid      = "Queues", Effect = "Allow"
        Action   = ["sqs:CreateQueue", "sqs:DeleteQueue", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListQueueTags", "sqs:SetQueueAttributes", "sqs:TagQueue", "sqs:UntagQueue"]
        Resource = ["${local.arn}:sqs:${local.in_region}:${var.project}-*"]
      },
      {
        Sid      = "Parameters", Effect = "Allow"
        Action   = ["ssm:AddTagsToResource", "ssm:DeleteParameter", "ssm:GetParameter", "ssm:ListTagsForResource", "ssm:PutParameter", "ssm:RemoveTagsFromResource"]
        Resource = ["${local.arn}:ssm:${local.in_region}:parameter/${var.project}/*/permission_set_arns", "${local.arn}:ssm:${local.in_region}:parameter/${var.project}/*/audit_principal_map"]
      },
      # SSM and KMS name no resource for these.
      { Sid = "Lookups", Effect = "Allow", Action = ["ssm:DescribeParameters", "kms:CreateKey", "kms:ListAliases", "logs:DescribeLogGroups", "logs:DescribeQueryDefinitions", "logs:PutQueryDefinition", "logs:DeleteQueryDefinition", "sso:ListInstances"], Resource = ["*"] },
      {
        Sid      = "AlarmKey", Effect = "Allow"
        Action   = ["kms:DescribeKey", "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:UntagResource"]
        Resource = ["${local.arn}:kms:${local.in_region}:key/*"]
      },
    ]
    functions = [
      {
        Sid      = "Functions", Effect = "Allow"
        Action   = ["lambda:AddPermission", "lambda:CreateAlias", "lambda:CreateFunction", "lambda:DeleteAlias", "lambda:DeleteFunction", "lambda:DeleteFunctionConcurrency", "lambda:DeleteFunctionEventInvokeConfig", "lambda:GetAlias", "lambda:GetFunction", "lambda:GetFunctionCodeSigningConfig", "lambda:GetFunctionConcurrency", "lambda:GetFunctionConfiguration", "lambda:GetFunctionEventInvokeConfig", "lambda:GetPolicy", "lambda:ListTags", "lambda:ListVersionsByFunction", "lambda:PublishVersion", "lambda:PutFunctionConcurrency", "lambda:PutFunctionEventInvokeConfig", "lambda:RemovePermission", "lambda:TagResource", "lambda:UntagResource", "lambda:UpdateAlias", "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration", "lambda:UpdateFunctionEventInvokeConfig"]
        Resource = ["${local.arn}:lambda:${local.in_region}:function:${var.project}-*"]
      },
      # A mapping's ARN holds an id that is not known beforehand.
      { Sid = "Mappings", Effect = "Allow", Action = ["lambda:CreateEventSourceMapping", "lambda:DeleteEventSourceMapping", "lambda:GetEventSourceMapping", "lambda:UpdateEventSourceMapping", "lambda:ListTags", "lambda:TagResource"], Resource = ["*"] },
      {
        Sid      = "Api", Effect = "Allow", Action = ["apigateway:DELETE", "apigateway:GET", "apigateway:PATCH", "apigateway:POST", "apigateway:PUT", "apigateway:TagResource"]
        Resource = ["${local.arn}:apigateway:${var.aws_region}::/apis", "${local.arn}:apigateway:${var.aws_region}::/apis/*", "${local.arn}:apigateway:${var.aws_region}::/tags/*"]
      },
      { Sid = "Schedules", Effect = "Allow", Action = ["scheduler:CreateSchedule", "scheduler:DeleteSchedule", "scheduler:GetSchedule", "scheduler:UpdateSchedule"], Resource = ["${local.arn}:scheduler:${local.in_region}:schedule/default/${var.project}-*"] },
    ]
    watching = [
      {
        Sid      = "Logs", Effect = "Allow"
        Action   = ["logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:DeleteRetentionPolicy", "logs:ListTagsForResource", "logs:PutRetentionPolicy", "logs:TagResource", "logs:UntagResource"]
        Resource = ["${local.arn}:logs:${local.in_region}:log-group:/aws/lambda/${var.project}-*", "${local.arn}:logs:${local.in_region}:log-group:/aws/apigateway/${var.project}-*"]
      },
      # API Gateway's access logs are delivered by CloudWatch Logs; these name no resource.
      { Sid = "LogDelivery", Effect = "Allow", Action = ["logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:UpdateLogDelivery", "logs:DescribeResourcePolicies", "logs:PutResourcePolicy"], Resource = ["*"] },
      { Sid = "Alarms", Effect = "Allow", Action = ["cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:ListTagsForResource", "cloudwatch:PutMetricAlarm", "cloudwatch:TagResource", "cloudwatch:UntagResource"], Resource = ["${local.arn}:cloudwatch:${local.in_region}:alarm:${var.project}-*"] },
      { Sid = "Dashboards", Effect = "Allow", Action = ["cloudwatch:DeleteDashboards", "cloudwatch:GetDashboard", "cloudwatch:PutDashboard"], Resource = ["${local.arn}:cloudwatch::${local.account_id}:dashboard/${var.project}-*"] },
      { Sid = "Topic", Effect = "Allow", Action = ["sns:CreateTopic", "sns:DeleteTopic", "sns:GetSubscriptionAttributes", "sns:GetTopicAttributes", "sns:ListTagsForResource", "sns:SetTopicAttributes", "sns:Subscribe", "sns:TagResource", "sns:Unsubscribe", "sns:UntagResource"], Resource = ["${local.arn}:sns:${local.in_region}:${var.project}-*"] },
    ]
    identity = [
      {
        Sid    = "PermissionSets", Effect = "Allow"
        Action = ["sso:AttachManagedPolicyToPermissionSet", "sso:CreatePermissionSet", "sso:DeleteInlinePolicyFromPermissionSet", "sso:DescribePermissionSet", "sso:DetachManagedPolicyFromPermissionSet", "sso:GetInlinePolicyForPermissionSet", "sso:ListManagedPoliciesInPermissionSet", "sso:ListPermissionSets", "sso:ListTagsForResource", "sso:ProvisionPermissionSet", "sso:DescribePermissionSetProvisioningStatus", "sso:PutInlinePolicyToPermissionSet", "sso:TagResource", "sso:UntagResource", "sso:UpdatePermissionSet"]
        # Neither assignments nor DeletePermissionSet: those who deploy grant nothing.
        Resource = ["${local.arn}:sso:::instance/*", "${local.arn}:sso:::permissionSet/*", "${local.arn}:sso:::account/*"]
      },
      {
        Sid      = "Groups", Effect = "Allow"
        Action   = ["identitystore:CreateGroup", "identitystore:DescribeGroup", "identitystore:GetGroupId", "identitystore:UpdateGroup"]
        Resource = ["${local.arn}:identitystore::*:identitystore/*", "${local.arn}:identitystore:::group/*"]
      },
    ]
  }
}

resource "aws_iam_policy" "ci" {
  for_each = { for name, statements in local.ci_statements : name => statements if var.github_repository != null }

  name        = "${var.project}-ci-${each.key}"
  description = "Boundary: what a deployment needs, ${each.key}"
  policy      = jsonencode({ Version = "2012-10-17", Statement = each.value })
}

resource "aws_iam_role_policy_attachment" "ci" {
  for_each = aws_iam_policy.ci

  role       = aws_iam_role.ci[0].name
  policy_arn = each.value.arn
}
