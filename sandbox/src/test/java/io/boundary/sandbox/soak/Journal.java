package io.boundary.sandbox.soak;

import io.boundary.model.RequestId;
import io.boundary.sandbox.slack.SlackClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** What people did and what they were answered at once. Safe for any thread. */
final class Journal {

  /** What the webhook said to a request for access. */
  enum Said {
    /** It is queued. */
    RECEIVED,
    /** It may be queued or not. */
    UNSURE,
    /** It is not queued, try again. */
    NOT_QUEUED,
    /** It is no request that could be queued. */
    NO_REQUEST
  }

  /** One request for access. */
  record Ask(String id, String user, String text, Said said) {}

  private final Map<String, Ask> asks = new LinkedHashMap<>();
  private final Map<String, SlackClient.Signed> deliveries = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> poison = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private int freezes;

  /** Notes a request for access and its answer; the answer of a repetition may only say more. */
  synchronized void asked(
      SlackClient.Signed signed, String user, String text, SlackClient.Answer answer) {
    String id = RequestId.ofDelivery(signed.signature()).value();
    Said said = said(answer);
    Ask before = asks.get(id);
    Said first = before == null ? said : before.said();
    asks.put(id, new Ask(id, user, text, said.compareTo(first) < 0 ? said : first));
    deliveries.put(id, signed);
    count("asked");
    if (said == Said.RECEIVED && !answer.body().contains(id)) {
      complaints.add("the answer to " + id + " names another request: " + answer.body());
    }
  }

  private Said said(SlackClient.Answer answer) {
    if (answer.status() != 200) {
      count("answered " + answer.status());
      return Said.NOT_QUEUED;
    }
    if (answer.body().contains("Received.")) {
      return Said.RECEIVED;
    }
    if (answer.body().contains("not certain")) {
      count("told that it is not certain");
      return Said.UNSURE;
    }
    if (answer.body().contains("please try again in a moment")) {
      count("told to try again");
      return Said.NOT_QUEUED;
    }
    return Said.NO_REQUEST;
  }

  synchronized List<Ask> asks() {
    return List.copyOf(asks.values());
  }

  /** One of the latest asks, where there is one. */
  synchronized java.util.Optional<Ask> recent(Random random) {
    List<Ask> all = new ArrayList<>(asks.values());
    List<Ask> latest = all.subList(Math.max(0, all.size() - 25), all.size());
    return latest.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(latest.get(random.nextInt(latest.size())));
  }

  synchronized SlackClient.Signed delivery(String id) {
    return java.util.Objects.requireNonNull(deliveries.get(id));
  }

  synchronized void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  synchronized void poison(String body) {
    poison.add(body);
  }

  synchronized List<String> poison() {
    return List.copyOf(poison);
  }

  /** Notes that granting was frozen for a while, and which requests were approved meanwhile. */
  synchronized void froze(Set<String> approved) {
    freezes++;
    approved.forEach(id -> complaints.add("frozen: " + id + " was approved all the same"));
  }

  synchronized int freezes() {
    return freezes;
  }

  synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }

  synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }
}
