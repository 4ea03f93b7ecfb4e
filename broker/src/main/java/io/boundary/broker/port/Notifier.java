package io.boundary.broker.port;

import io.boundary.model.AccessRequest;
import io.boundary.model.MessageRef;
import io.boundary.model.Notice;
import io.boundary.model.SlackUserId;
import java.time.Duration;
import java.util.Optional;

/** Tells people. Never throws: words that cannot be delivered must not stop deeds. */
public interface Notifier {

  /** Delivers what is owed about a request. */
  Delivery deliver(Notice notice, AccessRequest request);

  /**
   * Whether {@link #deliver} delivers in this process. Where it does not, what is owed stays owed,
   * and the janitor delivers it.
   */
  default boolean delivers() {
    return true;
  }

  /** Answers a person who waits for it; best effort, nothing is owed if it fails. */
  Delivery reply(ReplyTo to, Reply reply);

  /** Where an answer goes: the interaction's response URL while it lives, else a direct message. */
  record ReplyTo(SlackUserId user, Optional<String> responseUrl) {}

  /** What became of a message. */
  sealed interface Delivery {

    /** Delivered; with the message where one was posted in a channel. */
    record Done(Optional<MessageRef> message) implements Delivery {}

    /** Not yet: try again after that time. */
    record Later(Duration after, String why) implements Delivery {}

    /** Not to be delivered ever: the person, channel or message is gone. */
    record Impossible(String why) implements Delivery {}
  }
}
