package io.boundary.aws.dynamodb;

import io.boundary.broker.port.StoreException;
import io.boundary.model.AccountId;
import io.boundary.model.Assignment;
import io.boundary.model.InstanceArn;
import io.boundary.model.Lease;
import io.boundary.model.LeaseId;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PrincipalId;
import io.boundary.model.PrincipalType;
import io.boundary.model.RequestId;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A lease as an item of the leases table. */
final class LeaseItem {

  /** How long a free lease is kept once it may be taken again. */
  private static final Duration KEPT = Duration.ofDays(1);

  private LeaseItem() {}

  static Map<String, AttributeValue> encode(Lease lease) {
    Assignment assignment = lease.assignment();
    ItemWriter item = new ItemWriter();
    item.text(Names.LEASE_ID, lease.id().value())
        .number(Names.VERSION, lease.version())
        .text("instance_arn", assignment.instance().value())
        .text("permission_set_arn", assignment.permissionSet().value())
        .text("account_id", assignment.account().value())
        .text("principal_type", assignment.principalType().name())
        .text("principal_id", assignment.principal().value())
        .text("holder", lease.holder().value())
        .text("phase", lease.phase().name())
        .text("step_owner", lease.stepOwner())
        .time("step_until", lease.stepUntil())
        .number("creations", lease.creations())
        .number("deletions", lease.deletions())
        .text("creation_request_id", lease.creationRequestId())
        .text("deletion_request_id", lease.deletionRequestId())
        .time("not_before", lease.notBefore());
    if (lease.phase() == Lease.Phase.FREE) {
      item.number(Names.TTL, Epoch.wholeSeconds(lease.notBefore().plus(KEPT)));
    }
    return item.item();
  }

  static Lease decode(LeaseId id, Map<String, AttributeValue> attributes) {
    try {
      return lease(new ItemReader(attributes, false));
    } catch (UndecodableException | IllegalArgumentException e) {
      throw StoreException.unreadable("lease `" + id + "` cannot be read", e);
    }
  }

  private static Lease lease(ItemReader item) {
    return new Lease(
        new LeaseId(item.required(Names.LEASE_ID)),
        item.whole(Names.VERSION, 0),
        assignment(item),
        item.required("holder", RequestId::parse),
        Lease.Phase.valueOf(item.required("phase")),
        item.required("step_owner"),
        item.requiredTime("step_until"),
        item.small("creations", 0),
        item.small("deletions", 0),
        item.text("creation_request_id"),
        item.text("deletion_request_id"),
        item.requiredTime("not_before"));
  }

  private static Assignment assignment(ItemReader item) {
    return new Assignment(
        item.required("instance_arn", InstanceArn::parse),
        item.required("permission_set_arn", PermissionSetArn::parse),
        item.required("account_id", AccountId::parse),
        PrincipalType.valueOf(item.required("principal_type")),
        item.required("principal_id", PrincipalId::parse));
  }
}
