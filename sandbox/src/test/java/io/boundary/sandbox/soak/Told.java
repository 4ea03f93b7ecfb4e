package io.boundary.sandbox.soak;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundary.sandbox.e2e.Rig;
import io.boundary.sandbox.e2e.SlackSide;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether people were told the truth: the last thing that each heard is what is stored. */
final class Told {

  private static final Map<String, String> WORDS =
      Map.of(
          "Access granted:", "ACTIVE",
          "Access has ended:", "REVOKED",
          "Access not granted:", "DENIED",
          "Access could not be set up:", "ERROR");

  /**
   * Deactivated in Slack: once the command's own reply address is too old, nobody can reach her.
   */
  private static final String LEFT = "U0LENA0001";

  private final Rig rig;
  private final Collection<Books> records;
  private final Map<String, List<String>> heard = new TreeMap<>();
  private final List<String> lies = new ArrayList<>();

  Told(Rig rig, Collection<Books> records) {
    this.rig = rig;
    this.records = records;
  }

  /** Every person's every request about which the last word was not true. */
  List<String> lies() {
    List<JsonNode> channel = rig.control.channel(SlackSide.APPROVALS);
    for (Books record : records) {
      requester(record);
      if (!record.text("approval_message_ts").isEmpty()) {
        channel.stream()
            .filter(
                message -> message.path("ts").asText().equals(record.text("approval_message_ts")))
            .filter(message -> !SlackSide.buttons(message).isEmpty())
            .forEach(message -> lies.add(record.id() + " is over and has buttons"));
      }
    }
    return lies;
  }

  private void requester(Books record) {
    List<String> outcomes =
        heardBy(record.requester()).stream()
            .filter(text -> text.contains("request " + record.id() + "."))
            .flatMap(text -> outcome(text).stream())
            .toList();
    boolean superseded = record.text("end_reason").startsWith("superseded by");
    String last = outcomes.isEmpty() ? "nothing" : outcomes.get(outcomes.size() - 1);
    boolean true_ =
        last.equals(record.status())
            || (superseded && (outcomes.isEmpty() || last.equals("ACTIVE")))
            || (record.requester().equals(LEFT) && outcomes.isEmpty());
    if (!true_) {
      lies.add(
          "untold: %s of %s is %s (%s) and its requester heard %s"
              .formatted(
                  record.id(),
                  record.requester(),
                  record.status(),
                  record.text("end_reason"),
                  outcomes));
    }
  }

  private List<String> heardBy(String user) {
    return heard.computeIfAbsent(
        user,
        id -> rig.control.told(id).stream().map(message -> message.path("text").asText()).toList());
  }

  private static List<String> outcome(String text) {
    return WORDS.entrySet().stream()
        .filter(word -> text.startsWith(word.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
