package io.boundary.aws.dynamodb;

import io.boundary.model.AccessRequest;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as an older deployment wrote them: only the attributes that the contract lists. */
final class OldRecords {

  private static final String CONTRACT =
      " request_id principal_id principal_type permission_set_arn permission_set_name account_id"
          + " instance_arn rule_id status ticket_id slack_user_id requester_slack_user_id"
          + " slack_response_url approval_required approval_channel approver_group"
          + " approver_slack_user_id approval_deadline end_reason approved_by approved_at"
          + " denied_by denied_at reason policy_hash engine_version evaluated_at revoked_at"
          + " requested_at created_at updated_at expires_at ttl ";

  private OldRecords() {}

  static Map<String, AttributeValue> of(AccessRequest request) {
    Map<String, AttributeValue> item = new HashMap<>(RequestEncoder.encode(request));
    item.keySet().removeIf(name -> !CONTRACT.contains(" " + name + " "));
    return item;
  }
}
