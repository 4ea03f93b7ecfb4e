package io.boundary.cli;

import io.boundary.broker.port.Notifier;
import io.boundary.broker.port.Reply;
import io.boundary.model.AccessRequest;
import io.boundary.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers go to whoever typed the command. What is owed to people in Slack stays owed, and the
 * janitor delivers it.
 */
final class TerminalReplies implements Notifier {

  private final List<String> texts = new ArrayList<>();

  @Override
  public boolean delivers() {
    return false;
  }

  @Override
  public Delivery deliver(Notice notice, AccessRequest request) {
    throw new IllegalStateException("commands leave notices to the janitor");
  }

  @Override
  public synchronized Delivery reply(ReplyTo to, Reply reply) {
    if (reply instanceof Reply.Text text) {
      texts.add(text.text());
    }
    return new Delivery.Done(Optional.empty());
  }

  /** The last answer that was given, or empty. */
  synchronized Optional<String> last() {
    return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(texts.size() - 1));
  }
}
