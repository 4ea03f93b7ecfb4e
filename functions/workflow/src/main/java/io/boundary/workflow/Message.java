package io.boundary.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.broker.ApprovalClick;
import io.boundary.broker.Submission;
import io.boundary.broker.UserCommand;

/** A queue message, understood. */
sealed interface Message {

  /** What the message was read from, for the copy that comes again later. */
  ObjectNode source();

  /** A request for access. */
  record Access(ObjectNode source, Submission submission) implements Message {}

  /** A click on a button. */
  record Click(ObjectNode source, ApprovalClick click) implements Message {}

  /** Another command. */
  record Command(ObjectNode source, UserCommand command) implements Message {}
}
