package io.boundary.broker.port;

import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;

/** The one Slack workspace whose people may ask. */
public interface Workspace {

  /**
   * The workspace's id.
   *
   * @throws FactUnavailableException where it cannot be read
   */
  SlackTeamId team();

  /**
   * Who a Slack user is.
   *
   * @throws FactUnavailableException where it cannot be read
   */
  Person person(SlackUserId user);

  /** A Slack user. */
  sealed interface Person {

    /** A full member of the workspace, with the e-mail address in lower case. */
    record Member(SlackUserId user, String email) implements Person {}

    /**
     * Somebody who may not ask: a bot, a guest, deactivated, of another workspace, without e-mail.
     */
    record Refused(String reason) implements Person {}
  }
}
