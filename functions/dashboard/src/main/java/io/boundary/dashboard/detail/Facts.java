package io.boundary.dashboard.detail;

import io.boundary.dashboard.detail.DetailPage.Fact;
import io.boundary.dashboard.view.Links;
import io.boundary.dashboard.view.When;
import io.boundary.dashboard.view.Words;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.RequestStatus;
import io.boundary.model.Ruling;
import io.boundary.model.TicketId;
import io.boundary.model.Vote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is known of a request, in the order in which people ask: who, what, where, until when. */
final class Facts {

  private final AccessRequest request;
  private final Instant now;
  private final List<Fact> facts = new ArrayList<>();

  private Facts(AccessRequest request, Instant now) {
    this.request = request;
    this.now = now;
  }

  static List<Fact> of(AccessRequest request, Instant now) {
    Facts facts = new Facts(request, now);
    facts.what();
    facts.times();
    facts.people();
    return facts.facts;
  }

  private void what() {
    String requester = request.ask().requester().value();
    String account = request.ask().account().value();
    String permissionSet = request.ask().permissionSet().value();
    add("Who", requester, "", Links.filtered("requester_slack_user_id", requester), true);
    add("What", permissionSet, "", Links.filtered("permission_set_name", permissionSet), false);
    add(
        "Where",
        account,
        request.evidence().accountName().orElse(""),
        Links.filtered("account_id", account),
        true);
    request.ask().ticket().map(TicketId::value).ifPresent(id -> add("Ticket", id, "", "", true));
  }

  private void times() {
    add("Asked for", Words.span(request.ask().duration()), granted(), "", false);
    time("Asked", request.ask().requestedAt());
    request.activeAt().ifPresent(at -> time("Active since", at));
    if (request.status() == RequestStatus.ACTIVE) {
      request.expiresAt().ifPresent(at -> time("Until", at));
    }
    request.revokedAt().ifPresent(at -> time("Ended", at));
    request.endReason().ifPresent(reason -> add("How it ended", reason, "", "", false));
  }

  private String granted() {
    Duration granted = request.duration();
    return granted.isZero() || granted.equals(request.ask().duration())
        ? ""
        : Words.span(granted) + " allowed";
  }

  private void people() {
    request.approval().ifPresent(this::approval);
    request.approved().ifPresent(ruling -> ruling("Approved by", ruling));
    request.denied().ifPresent(ruling -> ruling("Denied by", ruling));
  }

  private void approval(Approval approval) {
    add(
        "Approval",
        String.join(" or ", approval.groups()),
        "%d of them must say yes, in %s".formatted(approval.minApprovals(), approval.channel()),
        "",
        false);
    if (request.status() == RequestStatus.PENDING_APPROVAL) {
      time("Times out", approval.deadline());
    }
    if (!approval.votes().isEmpty()) {
      String voters = approval.votes().stream().map(Facts::voter).collect(Collectors.joining(", "));
      add("Said yes", voters, "", "", false);
    }
  }

  private static String voter(Vote vote) {
    return vote.slackUser().value() + " (" + vote.group() + ")";
  }

  private void ruling(String label, Ruling ruling) {
    String by = ruling.by().equals("policy") ? "the policy" : ruling.by();
    add(label, by, Words.time(ruling.at()), "", false);
  }

  private void time(String label, Instant time) {
    When when = When.of(time, now);
    add(label, when.text(), when.relative(), "", false);
  }

  private void add(String label, String value, String note, String href, boolean copy) {
    facts.add(new Fact(label, value, note, href, copy));
  }
}
