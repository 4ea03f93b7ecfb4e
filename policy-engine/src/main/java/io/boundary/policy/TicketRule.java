package io.boundary.policy;

import io.boundary.model.TicketId;
import java.util.Optional;

/**
 * What a rule asks of the ticket. A ticket that is given must have the form even where none is
 * required: it ends up in the evidence.
 */
public record TicketRule(boolean required, Optional<TicketPattern> pattern) {

  /** Any ticket or none. */
  public static final TicketRule NONE = new TicketRule(false, Optional.empty());

  /** What is wrong with the ticket, in words that say what is needed; empty where it will do. */
  public Optional<String> refusal(Optional<TicketId> ticket) {
    String form = pattern.map(p -> " that matches " + p.text()).orElse("");
    if (ticket.isEmpty()) {
      return required
          ? Optional.of("a ticket" + form + " is required, and none was given")
          : Optional.empty();
    }
    boolean fits = pattern.map(p -> p.matches(ticket.get())).orElse(true);
    return fits
        ? Optional.empty()
        : Optional.of("a ticket" + form + " is needed, and the one given does not match");
  }
}
