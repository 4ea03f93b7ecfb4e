package io.boundary.sandbox;

import io.boundary.aws.dynamodb.Tables;

/** Names of what the sandbox makes, in the form of a deployment's. */
final class Names {

  /** What the names of a deployment begin with. */
  static final String PREFIX = "boundary-sandbox";

  static final String REGION = "us-east-1";
  static final String QUEUE = PREFIX + "-workflow";
  static final String SIGNING_SECRET = "/boundary/slack/signing_secret";
  static final String BOT_TOKEN = "/boundary/slack/bot_token";
  static final String AUDIT_TOKEN_KEY = "/boundary/audit/token_key";
  static final Tables TABLES =
      new Tables(
          PREFIX + "-active-requests",
          PREFIX + "-ledger",
          PREFIX + "-leases",
          PREFIX + "-counters");

  private Names() {}
}
