package io.boundary.aws.dynamodb;

import io.boundary.broker.port.StoreException;
import io.boundary.model.Actor;
import io.boundary.model.LedgerEvent;
import io.boundary.model.Origin;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A ledger event as an item of the ledger table. */
final class LedgerItem {

  private static final String CREATED_ON = "created_on";

  private LedgerItem() {}

  static Map<String, AttributeValue> encode(LedgerEvent event) {
    return new ItemWriter()
        .text(Names.REQUEST_ID, event.requestId().value())
        .number(Names.SEQ, event.seq())
        .time("at", event.at())
        .text("actor", event.actor().value())
        .text("event", event.kind().name())
        .text("from", event.from().map(Enum::name))
        .text("to", event.to().map(Enum::name))
        .text("reason", event.reason())
        .text("evidence_digest", event.evidenceDigest())
        .text(Names.PERMISSION_SET, event.origin().map(origin -> origin.permissionSet().value()))
        .text(CREATED_ON, event.origin().map(origin -> origin.day().toString()))
        .text("prev_hash", event.prevHash())
        .text("hash", event.hash())
        .item();
  }

  static LedgerEvent decode(RequestId id, Map<String, AttributeValue> attributes) {
    try {
      return event(new ItemReader(attributes, false));
    } catch (UndecodableException | IllegalArgumentException e) {
      throw StoreException.unreadable("an event of request `" + id + "` cannot be read", e);
    }
  }

  private static LedgerEvent event(ItemReader item) {
    return new LedgerEvent(
        item.required(Names.REQUEST_ID, RequestId::parse),
        item.whole(Names.SEQ, 0),
        item.requiredTime("at"),
        new Actor(item.required("actor")),
        LedgerEvent.Kind.valueOf(item.required("event")),
        status(item, "from"),
        status(item, "to"),
        item.required("reason"),
        item.required("evidence_digest"),
        origin(item),
        item.required("prev_hash"),
        item.required("hash"));
  }

  /** Both or none: one without the other would be hashed as neither, and so pass unseen. */
  private static Optional<Origin> origin(ItemReader item) {
    if (item.text(Names.PERMISSION_SET).isEmpty() && item.text(CREATED_ON).isEmpty()) {
      return Optional.empty();
    }
    String set = item.required(Names.PERMISSION_SET);
    return Optional.of(item.required(CREATED_ON, day -> Origin.parse(set, day)));
  }

  private static Optional<RequestStatus> status(ItemReader item, String name) {
    return item.text(name).map(RequestStatus::valueOf);
  }
}
