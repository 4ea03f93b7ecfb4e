package io.boundary.dashboard.home;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.boundary.dashboard.home.HomePage.Reason;
import io.boundary.dashboard.home.HomePage.Reasons;
import io.boundary.dashboard.view.Links;
import io.boundary.dashboard.view.Row;
import io.boundary.dashboard.view.Words;
import io.boundary.model.AccessRequest;
import io.boundary.model.RequestStatus;
import io.boundary.reading.caller.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Denials by what they were for. */
final class Denials {

  private static final int TOP = 8;

  private static final Pattern ANOTHER_REQUEST =
      Pattern.compile("[,;]? (with |by |of )?req-(cli-)?[0-9a-f]{6,32}");

  private Denials() {}

  static Reasons reasons(Caller caller, Snapshot snapshot) {
    List<AccessRequest> denied = snapshot.rows(RequestStatus.DENIED);
    if (!snapshot.isRead(List.of(RequestStatus.DENIED))) {
      return new Reasons(true, "", Sections.UNREAD, List.of());
    }
    String note =
        snapshot.isCut(RequestStatus.DENIED)
            ? "Of the newest " + Words.count(denied.size()) + " that you may see."
            : "Of all that are kept and you may see.";
    Map<String, Long> counts = denied.stream().collect(groupingBy(Denials::words, counting()));
    List<Reason> top =
        counts.entrySet().stream()
            .sorted(
                comparing((Map.Entry<String, Long> entry) -> -entry.getValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(TOP)
            .map(entry -> reason(entry.getKey(), entry.getValue(), denied.size()))
            .toList();
    return new Reasons(
        caller.scope().statuses().holds(RequestStatus.DENIED), note, "Nothing was denied.", top);
  }

  /** Without what only this request has: another request's id, and what follows it. */
  private static String words(AccessRequest request) {
    String note = Row.note(request);
    Matcher id = ANOTHER_REQUEST.matcher(note);
    return id.find() && id.start() > 0 ? note.substring(0, id.start()).strip() : note;
  }

  private static Reason reason(String text, long count, int all) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("status", RequestStatus.DENIED.name());
    if (!text.isBlank()) {
      query.put("reason", text);
    }
    return new Reason(
        text, Words.count(count), (int) (count * 100 / all), Links.with(Links.REQUESTS, query));
  }
}
