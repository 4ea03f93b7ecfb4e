package io.boundary.webhook;

import io.boundary.slack.inbound.Interaction;
import java.util.List;
import java.util.Optional;

/**
 * Clicks on Approve and Deny. Slack ignores the body of the answer to a click, so what the person
 * must hear goes to {@code response_url}: a click that was lost without a word would be taken for
 * one that counts.
 */
final class Clicks {

  private final HomeWorkspace home;
  private final QueueMessages messages;
  private final WorkflowQueue queue;
  private final ResponseUrls responseUrls;
  private final Log log;

  Clicks(
      HomeWorkspace home,
      QueueMessages messages,
      WorkflowQueue queue,
      ResponseUrls responseUrls,
      Log log) {
    this.home = home;
    this.messages = messages;
    this.queue = queue;
    this.responseUrls = responseUrls;
    this.log = log;
  }

  HttpAnswer answer(Interaction click) {
    if (!home.admits(List.of(click.team(), click.userTeam()))) {
      log.warn("other_workspace", Optional.of(click.request()));
      return told(click, Replies.OTHER_WORKSPACE);
    }
    try {
      queue.send(messages.approvalAction(click));
    } catch (AwsCallException unreachable) {
      log.error(
          "not_queued", Optional.of(click.request()), String.valueOf(unreachable.getMessage()));
      return told(
          click, unreachable.maybeDone() ? Replies.CLICK_MAYBE_QUEUED : Replies.CLICK_NOT_QUEUED);
    }
    log.info("queued", Optional.of(click.request()));
    return HttpAnswer.acknowledged();
  }

  private HttpAnswer told(Interaction click, String text) {
    if (!responseUrls.tell(click.responseUrl(), text)) {
      log.warn("not_told", Optional.of(click.request()));
    }
    return HttpAnswer.acknowledged();
  }
}
