package io.boundary.slack.message;

import io.boundary.model.AccessRequest;
import io.boundary.model.RequestStatus;
import java.util.List;

/** A person's own requests, newest first. */
final class ListMessage {

  /** One block each, with room to spare; older ones are counted. */
  private static final int MOST_SHOWN = 20;

  private ListMessage() {}

  static Message of(List<AccessRequest> requests) {
    Blocks blocks = new Blocks().header("Your requests");
    if (requests.isEmpty()) {
      return blocks
          .own("None yet. `/boundary help` shows how to ask.")
          .message("You have no requests yet.");
    }
    requests.stream().limit(MOST_SHOWN).forEach(request -> blocks.fields(List.of(row(request))));
    int hidden = Math.max(0, requests.size() - MOST_SHOWN);
    if (hidden > 0) {
      blocks.context("and " + hidden + " more");
    }
    long live = requests.stream().filter(request -> !request.status().isFinal()).count();
    return blocks
        .context("More about one: `/boundary status` and its id.")
        .message("Your requests: " + requests.size() + ", of which live: " + live + ".");
  }

  private static Field row(AccessRequest request) {
    StringBuilder words =
        new StringBuilder(Words.status(request))
            .append(" · ")
            .append(request.ask().permissionSet())
            .append(" in ")
            .append(request.evidence().accountName().map(name -> name + " ").orElse(""))
            .append(request.ask().account());
    if (request.status() == RequestStatus.ACTIVE) {
      request.expiresAt().ifPresent(end -> words.append(" · until ").append(Words.utc(end)));
    }
    return Field.plain(request.id().value(), words.toString());
  }
}
