package io.boundary.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.boundary.broker.port.Reply;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import io.boundary.model.Ruling;
import io.boundary.model.TicketId;
import io.boundary.slack.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever people or the policy write, it stays text. */
class EscapingTest {

  /** What Boundary itself writes in angle brackets. */
  private static final Pattern OWN =
      Pattern.compile(
          "<@[UW][A-Z0-9]+>|<#[CG][A-Z0-9]+>"
              + "|<!date\\^[0-9]+\\^\\{date_short_pretty} at \\{time}\\|[0-9: -]+UTC>");

  private static final Pattern ESCAPE = Pattern.compile("&(amp|lt|gt);");
  private static final NoticeMessages MESSAGES = new NoticeMessages("https://example.com/start");
  private static final List<Message> BENIGN = all("x");

  @Provide
  Arbitrary<String> nasty() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "<!channel>",
            "<@U0EVIL>",
            "<https://evil.example|sign in>",
            "&lt;",
            "&",
            "<",
            ">",
            "*bold*",
            "_it_",
            "~no~",
            "`code`",
            "```",
            "@here",
            "#general",
            ":tada:",
            "\n> quote",
            "https://evil.example",
            "\u202Egnp.exe",
            "\u0000",
            "\uD83D",
            "😀",
            " ",
            "plain",
            "|",
            "^",
            "{date}",
            "\r\n",
            "\u2028");
    Arbitrary<String> mixed =
        Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(20))
            .list()
            .ofMaxSize(12)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(
        mixed, Arbitraries.strings().ofMaxLength(80).map(text -> (text + "&<>").repeat(60)));
  }

  private static List<Message> all(String text) {
    Approval approval =
        new Approval(
            List.of(text), text, 1, Requests.ASKED, Requests.approval().votes(), Optional.empty());
    List<Message> messages = new ArrayList<>();
    for (RequestStatus status : RequestStatus.values()) {
      AccessRequest request =
          Requests.asking(
                  Requests.shape(status)
                      .reason(text)
                      .account(text)
                      .ticket(TicketId.parse(text))
                      .build(),
                  approval)
              .edit()
              .endReason(text)
              .approved(new Ruling(text, Requests.ASKED))
              .denied(new Ruling(text, Requests.ASKED))
              .build();
      for (Notice notice : Notice.values()) {
        messages.add(MESSAGES.of(notice, request).orElseThrow());
      }
      messages.add(MESSAGES.of(new Reply.One(request)));
      messages.add(MESSAGES.of(new Reply.Many(List.of(request))));
    }
    messages.add(MESSAGES.of(new Reply.Text(text)));
    return messages;
  }

  private static String withoutOwn(String text) {
    return ESCAPE.matcher(OWN.matcher(text).replaceAll("")).replaceAll("");
  }

  @Property(tries = 80)
  void text_isNeverMarkup(@ForAll("nasty") String text) {
    for (Message message : all(text)) {
      Rendered rendered = new Rendered(message);
      List<String> everything = new ArrayList<>(rendered.texts("plain_text"));
      everything.addAll(rendered.texts("mrkdwn"));
      everything.add(rendered.fallback());
      for (String shown : everything) {
        assertThat(withoutOwn(shown)).doesNotContain("<", ">", "&");
        assertThat(OWN.matcher(shown).results().map(found -> found.group()))
            .doesNotContain("<@U0EVIL>");
      }
    }
  }

  @Property(tries = 30)
  void mrkdwn_holdsOnlyOurOwnWords(@ForAll("nasty") String text) {
    List<Message> benign = BENIGN;
    List<Message> nasty = all(text);
    for (int i = 0; i < benign.size() - 1; i++) {
      assertThat(new Rendered(nasty.get(i)).texts("mrkdwn"))
          .isEqualTo(new Rendered(benign.get(i)).texts("mrkdwn"));
    }
  }

  @Property(tries = 30)
  void fallback_formatsNothing(@ForAll("nasty") String text) {
    for (Message message : all(text)) {
      assertThat(message.text())
          .isNotBlank()
          .doesNotContain("*", "~", "`", "://", "\n")
          .hasSizeLessThanOrEqualTo(3_000);
    }
  }

  @Property(tries = 30)
  void limits_areKept(@ForAll("nasty") String text) {
    for (Message message : all(text)) {
      Rendered rendered = new Rendered(message);
      assertThat(rendered.blocks().size()).isBetween(1, 50);
      rendered.texts("").forEach(shown -> assertThat(shown.length()).isBetween(1, 3_000));
      for (JsonObject section : rendered.having("fields")) {
        assertThat(section.getAsJsonArray("fields").size()).isBetween(1, 10);
        section
            .getAsJsonArray("fields")
            .forEach(
                field ->
                    assertThat(field.getAsJsonObject().get("text").getAsString().length())
                        .isBetween(1, 2_000));
      }
      for (JsonObject button : rendered.having("action_id")) {
        String label = button.getAsJsonObject("text").get("text").getAsString();
        assertThat(label.length()).isBetween(1, 75);
      }
    }
  }

  @Property(tries = 300)
  void plain_whenUnescaped_isTheTextAgain(@ForAll("nasty") String text) {
    String whole = Plain.lines(text, 1_000_000);
    String back = whole.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    String visible = text.strip().replaceAll("[\\p{Cc}\\p{Cs}\u2028\u2029]", " ");
    assertThat(letters(back)).isEqualTo(letters(visible));
  }

  private static String letters(String text) {
    String kept = text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Cf}\\p{Z}]", "");
    return kept.isEmpty() || kept.equals("–") ? "" : kept;
  }

  @Property(tries = 300)
  void plain_whenCut_splitsNothing(@ForAll("nasty") String text) {
    for (int limit = 8; limit < 40; limit++) {
      String cut = Plain.lines(text, limit);
      assertThat(cut.length()).isBetween(1, limit);
      assertThat(withoutOwn(cut)).doesNotContain("&", "<", ">");
      assertThat(cut.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE))
          .isTrue();
    }
  }

  @Property(tries = 200)
  void plain_never_turnsTheReadingDirection(@ForAll("nasty") String text) {
    assertThat(Plain.lines(text + "\u202E\u2066\u200F", 500))
        .doesNotContainPattern("[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]");
  }
}
