# What `./boundary` needs outside the sandbox, for the people who operate: the workflow's and the janitor's deeds by
# hand, and reading the evidence. To attach to their role or permission set. The ledger is append-only for them too.

data "aws_partition" "current" {}
data "aws_region" "current" {}
data "aws_caller_identity" "current" {}

locals {
  arn     = "arn:${data.aws_partition.current.partition}"
  tables  = { for key, table in module.state.tables : key => table.arn }
  indexes = [for index in ["DueIndex", "ExpirationIndex", "StatusCreatedAtIndex", "AccountCreatedAtIndex", "RequesterCreatedAtIndex", "RoleCreatedAtIndex"] : "${local.tables["requests"]}/index/${index}"]

  operator_statements = concat([
    { Sid = "Read", Effect = "Allow", Action = ["dynamodb:GetItem"], Resource = [local.tables["requests"], local.tables["leases"]] },
    { Sid = "List", Effect = "Allow", Action = ["dynamodb:Query"], Resource = concat(local.indexes, [local.tables["ledger"], local.tables["counters"]]) },
    # Verifying and sealing the ledger reads all of it; reconciling lists all leases.
    { Sid = "ReadAll", Effect = "Allow", Action = ["dynamodb:Scan"], Resource = [local.tables["requests"], local.tables["ledger"], local.tables["leases"]] },
    { Sid = "Write", Effect = "Allow", Action = ["dynamodb:PutItem"], Resource = [local.tables["requests"], local.tables["leases"], local.tables["ledger"]] },
    { Sid = "FreezeFlag", Effect = "Allow", Action = ["dynamodb:ConditionCheckItem", "dynamodb:DeleteItem"], Resource = [local.tables["leases"]] },
    { Sid = "Figures", Effect = "Allow", Action = ["dynamodb:UpdateItem"], Resource = [local.tables["counters"]] },
    {
      Sid       = "Reconciliation", Effect = "Allow", Action = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"], Resource = [local.tables["counters"]]
      Condition = { "ForAllValues:StringEquals" = { "dynamodb:LeadingKeys" = ["reconcile"] } }
    },
    {
      Sid       = "RemovalEvidence", Effect = "Allow", Action = ["dynamodb:PutItem"], Resource = [local.tables["counters"]]
      Condition = { "ForAllValues:StringEquals" = { "dynamodb:LeadingKeys" = ["removals"] } }
    },
    {
      Sid      = "BotToken", Effect = "Allow", Action = ["ssm:GetParameter"]
      Resource = ["${local.arn}:ssm:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:parameter${var.parameter_prefix}/slack/bot_token"]
    },
    {
      Sid = "People", Effect = "Allow", Action = ["identitystore:GetUserId", "identitystore:IsMemberInGroups"]
      Resource = [
        "${local.arn}:identitystore::*:identitystore/${module.identity.identity_store_id}",
        "${local.arn}:identitystore:::user/*",
        "${local.arn}:identitystore:::group/*",
        "${local.arn}:identitystore:::membership/*",
      ]
    },
    {
      Sid = "Accounts", Effect = "Allow", Action = ["organizations:DescribeAccount", "organizations:DescribeOrganizationalUnit", "organizations:ListParents", "organizations:ListTagsForResource"]
      Resource = [
        "${local.arn}:organizations::*:account/o-*/*",
        "${local.arn}:organizations::*:ou/o-*/ou-*",
        "${local.arn}:organizations::*:root/o-*/r-*",
      ]
    },
    {
      Sid = "Assign", Effect = "Allow"
      Action = [
        "sso:CreateAccountAssignment",
        "sso:DeleteAccountAssignment",
        "sso:ListAccountAssignments",
        "sso:ListAccountsForProvisionedPermissionSet",
      ]
      Resource = concat([module.identity.instance_arn, "${local.arn}:sso:::account/*"], values(module.identity.permission_set_arns))
    },
    {
      Sid = "AssignmentStatus", Effect = "Allow"
      Action = [
        "sso:DescribeAccountAssignmentCreationStatus",
        "sso:DescribeAccountAssignmentDeletionStatus",
        "sso:ListAccountAssignmentCreationStatus",
        "sso:ListAccountAssignmentDeletionStatus",
      ]
      Resource = [module.identity.instance_arn]
    },
    {
      # ./boundary doctor: that all is there, nothing of what is in it.
      Sid = "LookAtState", Effect = "Allow", Action = ["dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive"], Resource = values(local.tables)
    },
    { Sid = "LookAtQueues", Effect = "Allow", Action = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl"], Resource = [module.state.queue.arn, module.state.dead_letter_queue.arn] },
    { Sid = "LookAtSets", Effect = "Allow", Action = ["sso:DescribePermissionSet", "sso:ListPermissionSets"], Resource = [module.identity.instance_arn, "${local.arn}:sso:::permissionSet/*/*"] },
    {
      Sid      = "LookAtGroups", Effect = "Allow", Action = ["identitystore:DescribeGroup"]
      Resource = ["${local.arn}:identitystore::*:identitystore/${module.identity.identity_store_id}", "${local.arn}:identitystore:::group/*"]
    },
    {
      Sid      = "LookAtSchedules", Effect = "Allow", Action = ["scheduler:GetSchedule"]
      Resource = ["${local.arn}:scheduler:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:schedule/default/${local.prefix}-*"]
    },
    {
      # AWS supports no resource for any of these: a list has none. The accounts are for `policy diff`.
      Sid = "LookAtLists", Effect = "Allow", Action = ["organizations:ListAccounts", "organizations:ListRoots", "ssm:DescribeParameters", "cloudwatch:DescribeAlarms"], Resource = ["*"]
    },
    ], [
    for key in var.kms_key_arn == null ? [] : [var.kms_key_arn] :
    { Sid = "OwnKey", Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = [key] }
  ])
}

resource "aws_iam_policy" "operator" {
  name        = "${local.prefix}-operator"
  description = "Boundary: what ./boundary needs"
  policy      = jsonencode({ Version = "2012-10-17", Statement = local.operator_statements })
}
