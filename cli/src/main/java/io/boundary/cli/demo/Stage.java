package io.boundary.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundary.model.AccessRequest;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.aws.Fault;
import io.boundary.sandbox.slack.SlackClient;
import io.boundary.sandbox.slack.SlackMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the story plays: people type and click in Slack, time passes, things break, and each step
 * is looked at from the outside.
 */
final class Stage {

  private static final Pattern REQUEST_ID = Pattern.compile("req-[0-9a-f]{16}");

  private final Sandbox sandbox;
  private final Sight sight;
  private final Teller teller;
  private final Backstage backstage;
  private final Look look;
  private final ObjectMapper json = new ObjectMapper();
  private final List<Asked> asked = new ArrayList<>();

  Stage(Sandbox sandbox, Sight sight, Teller teller, int times, Pause pause) {
    this.sandbox = sandbox;
    this.sight = sight;
    this.teller = teller;
    this.backstage = new Backstage(sandbox, teller);
    this.look = new Look(teller, times, pause, backstage::show);
  }

  /** A request of the story. */
  record Asked(RequestId id, String person) {}

  /** All requests of the story, oldest first. */
  List<Asked> asked() {
    return List.copyOf(asked);
  }

  Sight sight() {
    return sight;
  }

  Look look() {
    return look;
  }

  Instant now() {
    return sandbox.clock().instant();
  }

  /** A command, signed and sent as Slack does, and the words that it is answered with at once. */
  String types(String person, String text) throws IOException, InterruptedException {
    return sends(person, text, signed(person, text));
  }

  /** A command for access; the request's id is in the answer. */
  RequestId asks(String person, String text) throws IOException, InterruptedException {
    return asks(person, text, signed(person, text));
  }

  /** The same with a command that was signed before, so that it can be delivered twice. */
  RequestId asks(String person, String text, SlackClient.Signed signed)
      throws IOException, InterruptedException {
    String answer = sends(person, text, signed);
    Matcher id = REQUEST_ID.matcher(answer);
    if (!id.find()) {
      throw look.broken("The answer comes at once, with a request id.", answer);
    }
    RequestId request = new RequestId(id.group());
    asked.add(new Asked(request, person));
    return request;
  }

  SlackClient.Signed signed(String person, String text) {
    SlackClient slack = sandbox.slackClient();
    return slack.sign(slack.commandBody(sandbox.slackId(person), text));
  }

  /** The same bytes once more, as Slack does where it got no answer in time. */
  String delivered(SlackClient.Signed signed) throws IOException, InterruptedException {
    return answer(sandbox.slackClient().send(signed));
  }

  private String sends(String person, String text, SlackClient.Signed signed)
      throws IOException, InterruptedException {
    teller.beside(person + " types", "/boundary " + text);
    String answer = delivered(signed);
    teller.beside(person + " reads", answer);
    return answer;
  }

  /** A click on a button of the message that asks for approval of this request. */
  void clicks(String person, String action, RequestId id) throws IOException, InterruptedException {
    SlackMessage message =
        approvalMessage(id)
            .orElseThrow(() -> look.broken("There are buttons to click.", "no such message"));
    teller.beside(person + " clicks", action.equals("boundary_approve") ? "Approve" : "Deny");
    sandbox
        .slackClient()
        .click(sandbox.slackId(person), action, id.value(), message.channel(), message.ts());
  }

  /** The message in the approval channel that names this request. */
  Optional<SlackMessage> approvalMessage(RequestId id) {
    return sandbox.slack().messagesIn("#security-approvals").stream()
        .filter(message -> message.everything().contains(id.value()))
        .findFirst();
  }

  /** Waits until the request is in this state; another state that is final ends the wait. */
  AccessRequest expectStatus(String told, RequestId id, RequestStatus wanted)
      throws InterruptedException {
    Optional<AccessRequest> found =
        look.until(
            told,
            () -> sight.request(id),
            seen -> seen.map(AccessRequest::status).equals(Optional.of(wanted)),
            seen -> seen.map(request -> request.status().isFinal()).orElse(false),
            Stage::shown);
    backstage.show(id, sight);
    return found.orElseThrow();
  }

  private static String shown(Optional<AccessRequest> seen) {
    return seen.map(
            request ->
                request.id()
                    + " is "
                    + request.status()
                    + ": "
                    + request.endReason().orElseGet(() -> request.evidence().reason()))
        .orElse("there is no such record");
  }

  /** Waits until this person was told something with these words in it, and shows it. */
  void expectHeard(String told, String person, String... words) throws InterruptedException {
    Optional<SlackMessage> message =
        look.until(told, () -> heard(person, words), Optional::isPresent, seen -> shown(person));
    teller.beside(person + " reads", readable(message.orElseThrow().text()));
  }

  private Optional<SlackMessage> heard(String person, String... words) {
    return sandbox.slack().messagesTo(sandbox.slackId(person)).stream()
        .filter(message -> List.of(words).stream().allMatch(message.text()::contains))
        .findFirst();
  }

  private String shown(String person) {
    List<SlackMessage> all = sandbox.slack().messagesTo(sandbox.slackId(person));
    return all.isEmpty()
        ? person + " was told nothing"
        : "the last words to " + person + " are: " + readable(all.get(all.size() - 1).text());
  }

  /** How many assignments Identity Center lists for this person, account and permission set. */
  void expectAssignments(String told, String person, String account, String set, int count) {
    List<String> found = sight.assignments(person, account, set);
    look.now(told, found.size() == count, found.size() + " listed: " + found);
    found.forEach(each -> teller.detail(set + " in " + account + " for " + each));
  }

  /** Time goes by, for grants; nobody waits for it. */
  void passes(Duration time, String words) {
    sandbox.clock().advance(time);
    teller.beside("time passes", words);
  }

  /** Runs the janitor, as the schedule does each minute; its counts. */
  JsonNode janitor() throws IOException {
    return sandbox.tick();
  }

  /** Breaks something. */
  void breaks(Fault... faults) {
    List.of(faults).forEach(sandbox.aws().faults()::add);
  }

  /** All works again. */
  void repairs() {
    sandbox.aws().faults().clear();
  }

  /** How often a function, or any for an empty name, made this call. */
  long calls(String service, String operation, String function) {
    return sandbox.aws().log().of(service, operation).stream()
        .filter(call -> function.isEmpty() || call.function().equals(function))
        .count();
  }

  private String answer(SlackClient.Answer answer) throws IOException {
    if (answer.status() != 200) {
      return "HTTP " + answer.status();
    }
    return readable(json.readTree(answer.body()).path("text").asText());
  }

  /** Whether that is a Slack user of this person. */
  boolean isPerson(String person, String slackId) {
    return person(slackId).equals(person);
  }

  /** The text as Slack would show it. */
  String readable(String text) {
    return Mrkdwn.shown(text, this::person);
  }

  private String person(String slackId) {
    return sandbox.world().origin().people().entrySet().stream()
        .filter(entry -> entry.getValue().slackIds().contains(slackId))
        .map(java.util.Map.Entry::getKey)
        .findFirst()
        .orElse(slackId);
  }
}
