# Once per account, with a local state: where the environments' state is kept, and the role that CI deploys with.

provider "aws" {
  region = var.aws_region

  default_tags {
    tags = { Project = var.project, ManagedBy = "terraform" }
  }

  skip_credentials_validation = var.aws_endpoint_url != null
  skip_metadata_api_check     = var.aws_endpoint_url != null
  skip_region_validation      = var.aws_endpoint_url != null
  s3_use_path_style           = var.aws_endpoint_url != null

  dynamic "endpoints" {
    for_each = var.aws_endpoint_url == null ? [] : [var.aws_endpoint_url]
    content {
      dynamodb = endpoints.value
      iam      = endpoints.value
      s3       = endpoints.value
      ssm      = endpoints.value
      sts      = endpoints.value
    }
  }
}

data "aws_partition" "current" {}
data "aws_caller_identity" "current" {}

locals {
  arn        = "arn:${data.aws_partition.current.partition}"
  account_id = data.aws_caller_identity.current.account_id
  bucket     = "${var.project}-terraform-state-${local.account_id}-${var.aws_region}"
  exports = {
    state_bucket             = aws_s3_bucket.state.id
    lock_table               = aws_dynamodb_table.locks.name
    permissions_boundary_arn = aws_iam_policy.permissions_boundary.arn
  }
}

resource "aws_s3_bucket" "state" {
  bucket = local.bucket

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_versioning" "state" {
  bucket = aws_s3_bucket.state.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "state" {
  bucket = aws_s3_bucket.state.id

  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "state" {
  bucket = aws_s3_bucket.state.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "state" {
  bucket = aws_s3_bucket.state.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"]
      Resource  = [aws_s3_bucket.state.arn, "${aws_s3_bucket.state.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })

  depends_on = [aws_s3_bucket_public_access_block.state]
}

resource "aws_dynamodb_table" "locks" {
  name                        = "${var.project}-terraform-locks"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "LockID"
  deletion_protection_enabled = true

  attribute {
    name = "LockID"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }
}

# What others need to find by name.
resource "aws_ssm_parameter" "export" {
  for_each = local.exports

  name  = "/${var.project}/bootstrap/${each.key}"
  type  = "String"
  value = each.value
}

resource "aws_ssm_parameter" "ci_role_arn" {
  count = var.github_repository == null ? 0 : 1

  name  = "/${var.project}/bootstrap/ci_role_arn"
  type  = "String"
  value = aws_iam_role.ci[0].arn
}
