package io.boundary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.cli.output.Cell;
import io.boundary.cli.output.Details;
import io.boundary.cli.output.Ink;
import io.boundary.cli.output.Table;
import io.boundary.cli.output.Table.Column;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.Hours;
import io.boundary.model.LedgerEvent;
import io.boundary.model.RequestStatus;
import io.boundary.reading.RequestFields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Requests, for people and for machines. */
final class RequestOutput {

  private RequestOutput() {}

  /** A line for each. */
  static Table table(List<AccessRequest> requests) {
    Table table =
        new Table(
            Column.whole("REQUEST"),
            Column.whole("STATUS"),
            Column.whole("REQUESTER"),
            Column.whole("ACCOUNT"),
            Column.cuttable("PERMISSION SET"),
            Column.whole("CREATED"),
            Column.whole("ENDS"),
            Column.cuttable("REASON"));
    requests.forEach(
        request ->
            table.row(
                request.id(),
                status(request),
                request.ask().requester(),
                request.ask().account(),
                request.ask().permissionSet(),
                time(request.createdAt()),
                end(request).map(RequestOutput::time).orElse("-"),
                reason(request)));
    return table;
  }

  /** One in full. */
  static Details details(AccessRequest request) {
    return new Details()
        .add("Request", request.id())
        .add("Status", status(request))
        .add("Requester", request.ask().requester())
        .add("Account", account(request))
        .add("Permission set", request.ask().permissionSet())
        .add("Asked for", Hours.format(request.ask().duration()) + " h")
        .add("Ticket", request.ask().ticket())
        .add("Rule", request.evidence().ruleId())
        .add("Reason", request.evidence().reason())
        .add("Approval", request.approval().map(RequestOutput::approval))
        .add("Created", time(request.createdAt()))
        .add("Ends", end(request).map(RequestOutput::time))
        .add("Ended", request.revokedAt().map(RequestOutput::time))
        .add("Ended because", request.endReason());
  }

  /** What happened to one, in order. */
  static Table events(List<LedgerEvent> events) {
    Table table =
        new Table(
            Column.whole("WHEN"),
            Column.whole("WHAT"),
            Column.cuttable("WHO"),
            Column.cuttable("REASON"));
    events.forEach(
        event -> table.row(time(event.at()), what(event), event.actor(), event.reason()));
    return table;
  }

  /** One for machines: the fields of the audit API. */
  static ObjectNode json(AccessRequest request) {
    return RequestFields.of(request);
  }

  /** All of them for machines. */
  static ObjectNode json(List<AccessRequest> requests) {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("count", requests.size());
    ArrayNode items = object.putArray("items");
    requests.forEach(request -> items.add(json(request)));
    return object;
  }

  /** One with its events, for machines. */
  static ObjectNode json(AccessRequest request, List<LedgerEvent> events) {
    ObjectNode object = json(request);
    ArrayNode items = object.putArray("events");
    for (LedgerEvent event : events) {
      items
          .addObject()
          .put("seq", event.seq())
          .put("at", event.at().toEpochMilli() / 1000.0)
          .put("actor", event.actor().value())
          .put("event", what(event))
          .put("reason", event.reason())
          .put("hash", event.hash());
    }
    return object;
  }

  private static Cell status(AccessRequest request) {
    Ink ink =
        switch (request.status()) {
          case ACTIVE -> Ink.GREEN;
          case PENDING_APPROVAL, APPROVED -> Ink.YELLOW;
          case DENIED, ERROR -> Ink.RED;
          case REVOKED -> Ink.DIM;
        };
    boolean ending = request.endRequested().isPresent() && !request.status().isFinal();
    return new Cell(request.status() + (ending ? " (ending)" : ""), ink);
  }

  private static String account(AccessRequest request) {
    return request.ask().account()
        + request.evidence().accountName().map(name -> " (" + name + ")").orElse("");
  }

  private static String approval(Approval approval) {
    return "%d of %d votes, group %s, channel %s, until %s"
        .formatted(
            approval.votes().size(),
            approval.minApprovals(),
            String.join(" or ", approval.groups()),
            approval.channel(),
            time(approval.deadline()));
  }

  private static Optional<Instant> end(AccessRequest request) {
    return request.status() == RequestStatus.ACTIVE || request.status() == RequestStatus.REVOKED
        ? request.expiresAt()
        : Optional.empty();
  }

  private static String reason(AccessRequest request) {
    return request.endReason().orElse(request.evidence().reason());
  }

  private static String what(LedgerEvent event) {
    return event.to().map(Enum::name).orElse(event.kind().name());
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
