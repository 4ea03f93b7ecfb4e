package io.boundary.sandbox.soak;

import io.boundary.sandbox.e2e.Rig;
import io.boundary.sandbox.slack.SlackClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** People who ask, decide, hand back and look, at random, over signed HTTP. */
final class Crowd {

  /** Who may never get anything: no group, guest, bot, not in the directory, gone, a stranger. */
  static final List<String> OUTSIDERS =
      List.of(
          Rig.MALLORY,
          Rig.OLGA,
          Rig.SUE,
          "U0GUS00001",
          "U0ROBBY001",
          "U0NINA0001",
          "U0LENA0001",
          "U0STAN0001");

  private static final String STAGING = "333344445555";
  private static final List<String> HOURS = List.of("0.02", "0.05", "0.2", "0.5", "1", "3", "9");
  private static final List<String> USUAL =
      List.of(
          Rig.PRODUCTION + " ReadOnlyAccess",
          Rig.DEVELOPMENT + " PowerUserAccess",
          STAGING + " ReadOnlyAccess",
          STAGING + " PowerUserAccess",
          Rig.PLAYGROUND + " ReadOnlyAccess",
          Rig.PLAYGROUND + " PowerUserAccess");
  private static final List<String> WITH_APPROVAL =
      List.of(Rig.PLAYGROUND + " AdministratorAccess", STAGING + " AdministratorAccess");
  private static final List<String> REFUSED =
      List.of(
          Rig.PRODUCTION + " AdministratorAccess",
          Rig.LOCKED_PRODUCTION + " PowerUserAccess",
          Rig.RETIRED + " PowerUserAccess",
          "999999999999 ReadOnlyAccess",
          "100000000001 ReadOnlyAccess");

  private final Rig rig;
  private final Journal journal;
  private final List<String> developers = new ArrayList<>(List.of(Rig.ALICE, Rig.DAVE, Rig.SAM));
  private final List<String> approvers =
      new ArrayList<>(List.of(Rig.SUE, Rig.SAM, Rig.SAM_AGAIN, Rig.OLGA));

  Crowd(Rig rig, Journal journal) {
    this.rig = rig;
    this.journal = journal;
    developers.addAll(SoakWorld.developers());
    approvers.addAll(SoakWorld.admins());
  }

  /** Somebody does something. */
  void act(Random random) {
    int dice = random.nextInt(100);
    if (dice < 40) {
      ask(random);
    } else if (dice < 65) {
      decide(random);
    } else if (dice < 75) {
      command(random, "revoke ", 0.6);
    } else if (dice < 81) {
      command(random, "status ", 0.6);
    } else if (dice < 86) {
      list(random);
    } else if (dice < 93) {
      sendAgain(random);
    } else {
      extend(random);
    }
  }

  /** Somebody asks for something. */
  void ask(Random random) {
    int dice = random.nextInt(100);
    String user = dice < 92 ? any(developers, random) : any(OUTSIDERS, random);
    String what =
        dice < 55 || dice > 91
            ? any(USUAL, random)
            : dice < 82 ? any(WITH_APPROVAL, random) : any(REFUSED, random);
    String ticket = what.endsWith("AdministratorAccess") && dice != 60 ? " INC-" + dice : "";
    ask(user, what + " " + any(HOURS, random) + ticket);
  }

  private void ask(String user, String text) {
    SlackClient.Signed signed = rig.slack.signed(user, text);
    journal.asked(signed, user, text, rig.slack.send(signed));
  }

  /** The same person asks for the same again, for another time. */
  private void extend(Random random) {
    journal
        .recent(random)
        .ifPresent(
            ask -> {
              List<String> words = new ArrayList<>(List.of(ask.text().split(" ")));
              words.set(2, any(HOURS, random));
              ask(ask.user(), String.join(" ", words));
              journal.count("asked for the same again");
            });
  }

  /** Slack delivers the same bytes again. */
  private void sendAgain(Random random) {
    journal
        .recent(random)
        .ifPresent(
            ask -> {
              SlackClient.Signed signed = journal.delivery(ask.id());
              SlackClient.Answer answer = rig.slack.send(signed);
              if (answer.status() == 401) {
                journal.count("delivered again too late");
              } else {
                journal.asked(signed, ask.user(), ask.text(), answer);
                journal.count("delivered again");
              }
            });
  }

  /** Somebody clicks: the requester at times, twice at times, both ways at times. */
  private void decide(Random random) {
    List<Journal.Ask> waiting =
        journal.asks().stream()
            .filter(ask -> WITH_APPROVAL.stream().anyMatch(ask.text()::startsWith))
            .toList();
    if (waiting.isEmpty()) {
      ask(random);
      return;
    }
    int latest = Math.min(waiting.size(), 12);
    Journal.Ask ask = waiting.get(waiting.size() - 1 - random.nextInt(latest));
    int dice = random.nextInt(100);
    String user =
        dice < 80 ? any(approvers, random) : dice < 90 ? ask.user() : any(developers, random);
    String action = random.nextInt(8) == 0 ? "boundary_deny" : "boundary_approve";
    if (random.nextInt(5) == 0) {
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(() -> click(user, action, ask.id()));
      String opposite = random.nextBoolean() ? action : "boundary_deny";
      click(random.nextBoolean() ? user : any(approvers, random), opposite, ask.id());
      other.join();
    } else {
      click(user, action, ask.id());
    }
  }

  private void click(String user, String action, String id) {
    rig.slack.send(rig.slack.signedClick(user, action, id));
    journal.count("clicked");
  }

  private void command(Random random, String verb, double own) {
    journal
        .recent(random)
        .ifPresent(
            ask -> {
              String user = random.nextDouble() < own ? ask.user() : any(developers, random);
              rig.slack.command(user, verb + ask.id());
              journal.count(verb + "by " + (user.equals(ask.user()) ? "the requester" : "another"));
            });
  }

  private void list(Random random) {
    rig.slack.command(any(developers, random), "list");
    journal.count("list");
  }

  private static String any(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
