package io.boundary.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was typed and clicked on the page, and what the webhook answered at once: Slack shows such
 * an answer to the one who asked, and keeps it nowhere.
 */
final class Conversation {

  private static final int KEPT = 500;
  private static final Pattern REQUEST = Pattern.compile("req-[0-9a-f]{6,32}");

  private final Deque<Act> acts = new ArrayDeque<>();

  /**
   * A command or a click.
   *
   * @param user the Slack id of who did it
   * @param channel where
   * @param text what was typed; empty for a click
   * @param answer the webhook's immediate answer
   * @param at real time
   */
  record Act(String user, String channel, String text, JsonNode answer, Instant at) {

    /** The request that the immediate answer named. */
    Optional<String> announces() {
      Matcher id = REQUEST.matcher(answer.path("text").asText(""));
      return !text.isEmpty() && id.find() ? Optional.of(id.group()) : Optional.empty();
    }
  }

  synchronized void add(Act act) {
    acts.addLast(act);
    if (acts.size() > KEPT) {
      acts.removeFirst();
    }
  }

  synchronized List<Act> of(String user) {
    return acts.stream().filter(act -> act.user().equals(user)).toList();
  }

  /**
   * Where an answer belongs that names no channel: where its request was asked for, or else where
   * this user was last busy by then.
   *
   * @param words all of the answer
   */
  synchronized String channel(String user, Instant by, String words, String otherwise) {
    String found = otherwise;
    for (Act act : acts) {
      if (act.user().equals(user) && !act.at().isAfter(by)) {
        if (act.announces().filter(words::contains).isPresent()) {
          return act.channel();
        }
        found = act.channel();
      }
    }
    return found;
  }
}
