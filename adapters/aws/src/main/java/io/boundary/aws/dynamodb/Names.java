package io.boundary.aws.dynamodb;

/** Names of attributes and indexes that more than one class uses. */
final class Names {

  static final String REQUEST_ID = "request_id";
  static final String STATUS = "status";
  static final String VERSION = "version";
  static final String CREATED_AT = "created_at";
  static final String EXPIRES_AT = "expires_at";
  static final String ACCOUNT_ID = "account_id";
  static final String REQUESTER = "requester_slack_user_id";
  static final String PERMISSION_SET = "permission_set_name";
  static final String DUE_SHARD = "due_shard";
  static final String DUE_AT = "due_at";
  static final String TTL = "ttl";
  static final String SEQ = "seq";
  static final String LEASE_ID = "lease_id";

  static final String EXPIRATION_INDEX = "ExpirationIndex";
  static final String STATUS_INDEX = "StatusCreatedAtIndex";
  static final String ACCOUNT_INDEX = "AccountCreatedAtIndex";
  static final String REQUESTER_INDEX = "RequesterCreatedAtIndex";
  static final String ROLE_INDEX = "RoleCreatedAtIndex";
  static final String DUE_INDEX = "DueIndex";

  /** All that is due is in one partition: little is due at a time, and in one order. */
  static final String ONE_SHARD = "0";

  /** How an older deployment may have written PENDING_APPROVAL. */
  static final String PENDING_ALIAS = "PENDING";

  private Names() {}
}
