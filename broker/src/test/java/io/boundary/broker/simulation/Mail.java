package io.boundary.broker.simulation;

import io.boundary.broker.ApprovalClick;
import io.boundary.broker.DecideApproval;
import io.boundary.broker.ReadRequests;
import io.boundary.broker.RevokeGrant;
import io.boundary.broker.Submission;
import io.boundary.broker.SubmitRequest;
import io.boundary.broker.UserCommand;
import io.boundary.broker.lifecycle.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The workflow queue and the function behind it: at least once, in any order, five receives and
 * then the dead-letter queue.
 */
final class Mail {

  private static final int RECEIVES_AT_MOST = 5;
  private static final Duration INVOCATION = Duration.ofSeconds(50);
  private static final long AGAIN_AFTER_FAILURE = 10_000;
  private static final long LONGEST_DELAY = 15 * 60_000;

  /** A message in the queue. */
  private static final class Message {
    private final Object body;
    private int receives;
    private boolean failedOfItself;
    private long visibleAt;

    private Message(Object body) {
      this.body = body;
    }
  }

  private final Town town;
  private final List<Slot> workers;
  private final long visibility;
  private final List<Message> messages = new ArrayList<>();
  private final List<Object> dead = new ArrayList<>();
  private final List<Object> lost = new ArrayList<>();

  Mail(Town town, List<Slot> workers, long visibility) {
    this.town = town;
    this.workers = workers;
    this.visibility = visibility;
  }

  /** Puts a message that is received after the delay. */
  void send(Object body, long delay) {
    Message message = new Message(body);
    messages.add(message);
    appear(message, town.fibers().now() + delay);
  }

  private void appear(Message message, long time) {
    message.visibleAt = time;
    town.fibers().at(time, this::dispatch);
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  /** What ended in the dead-letter queue though nothing was wrong with it. */
  List<Object> dead() {
    return List.copyOf(dead);
  }

  /** What ended there because its worker died each time. */
  List<Object> lost() {
    return List.copyOf(lost);
  }

  /** The earliest time at which a message that waits is received; 0 where one is due already. */
  long next() {
    return messages.stream().mapToLong(message -> message.visibleAt).min().orElse(0);
  }

  /** Gives what is visible to whoever is free. */
  private void dispatch() {
    long now = town.fibers().now();
    if (town.outages().isDown(Outages.Service.QUEUE, now)) {
      town.fibers().at(now + 1_000, this::dispatch);
      return;
    }
    for (Message message : List.copyOf(messages)) {
      if (message.visibleAt <= now) {
        give(message);
      }
    }
  }

  private void give(Message message) {
    if (message.receives >= RECEIVES_AT_MOST) {
      messages.remove(message);
      (message.failedOfItself ? dead : lost).add(message.body);
      return;
    }
    for (Slot worker : workers) {
      if (!worker.isBusy()) {
        message.receives++;
        appear(message, town.fibers().now() + visibility);
        worker.work(desk -> receive(desk, message), this::dispatch);
        return;
      }
    }
  }

  /** What the workflow function does with one message. */
  private void receive(Desk desk, Message message) {
    boolean done;
    try {
      if (work(desk, message.body) instanceof Outcome.Later later) {
        Object copy = again(message.body);
        long delay = Math.min(later.after().toMillis(), LONGEST_DELAY);
        desk.gate()
            .call(
                Port.QUEUE_SEND,
                "again after " + later.after() + ": " + later.why(),
                () -> {
                  send(copy, (delay + 999) / 1000 * 1000);
                  return copy;
                });
      }
      done = true;
    } catch (RuntimeException e) {
      town.story().step(town.fibers().now(), desk.process().name(), "fails", e, "");
      message.failedOfItself |= !(e instanceof Gate.Unreachable) && !(e instanceof Town.Poisoned);
      done = false;
    }
    acknowledge(desk, message, done);
  }

  private void acknowledge(Desk desk, Message message, boolean done) {
    try {
      desk.gate()
          .call(
              done ? Port.QUEUE_DELETE : Port.QUEUE_VISIBILITY,
              "",
              () -> {
                if (done) {
                  messages.remove(message);
                } else {
                  appear(message, town.fibers().now() + AGAIN_AFTER_FAILURE);
                }
                return done;
              });
    } catch (Gate.Unreachable e) {
      town.story().step(town.fibers().now(), desk.process().name(), "not acknowledged", "", "");
    }
  }

  private static Outcome work(Desk desk, Object body) {
    Instant deadline = desk.process().instant().plus(INVOCATION);
    if (body instanceof Submission submission) {
      return new SubmitRequest(desk.broker()).handle(submission, deadline);
    }
    if (body instanceof ApprovalClick click) {
      return new DecideApproval(desk.broker()).handle(click, deadline);
    }
    UserCommand command = (UserCommand) body;
    return switch (command.verb()) {
      case STATUS -> new ReadRequests(desk.broker()).status(command);
      case LIST -> new ReadRequests(desk.broker()).list(command);
      case REVOKE -> new RevokeGrant(desk.broker()).fromSlack(command, deadline);
    };
  }

  private static Object again(Object body) {
    if (body instanceof Submission s) {
      return new Submission(
          s.id(),
          s.user(),
          s.team(),
          s.commandText(),
          s.responseUrl(),
          s.receivedAt(),
          s.attempt() + 1);
    }
    if (body instanceof ApprovalClick c) {
      return new ApprovalClick(
          c.request(),
          c.approve(),
          c.approver(),
          c.team(),
          c.responseUrl(),
          c.receivedAt(),
          c.attempt() + 1);
    }
    UserCommand u = (UserCommand) body;
    return new UserCommand(
        u.verb(), u.target(), u.user(), u.team(), u.responseUrl(), u.receivedAt(), u.attempt() + 1);
  }
}
