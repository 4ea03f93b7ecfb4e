package io.boundary.model;

import java.util.Optional;

/** What a slash command's text turned out to be. */
public sealed interface CommandParse {

  /** A well-formed request for access. */
  record Request(
      AccountId account, PermissionSetName permissionSet, Hours hours, Optional<TicketId> ticket)
      implements CommandParse {}

  /** A wish for help. */
  record Help() implements CommandParse {}

  /** A look at one request. */
  record Status(RequestId request) implements CommandParse {}

  /** A look at one's own requests. */
  record ListOwn() implements CommandParse {}

  /** An early end of one's own grant, or the withdrawal of one's own pending request. */
  record Revoke(RequestId request) implements CommandParse {}

  /** Anything else, with the text that the person is shown. */
  record Problem(String text) implements CommandParse {}
}
