package io.boundary.broker.simulation;

import io.boundary.broker.ApprovalClick;
import io.boundary.broker.RevokeGrant;
import io.boundary.broker.Submission;
import io.boundary.broker.UserCommand;
import io.boundary.broker.fixture.FakePeople;
import io.boundary.broker.fixture.World;
import io.boundary.model.Actor;
import io.boundary.model.GroupId;
import io.boundary.model.RequestId;
import io.boundary.model.SlackUserId;
import java.time.Duration;
import java.util.Optional;

/** What people do. */
final class People {

  private static final Actor OPERATOR = new Actor("aws:arn:aws:iam::999999999999:user/operator");
  private static final Duration PATIENCE = Duration.ofSeconds(50);

  private People() {}

  /** The id of the request that was asked for as that one in the history. */
  static RequestId id(int number) {
    return World.id(number);
  }

  /** Sends the message, and once more after {@code again} milliseconds where that is positive. */
  private static void send(Town town, Object body, long again) {
    town.mail().send(body, town.random().nextInt(2_000));
    if (again > 0) {
      town.mail().send(body, again);
    }
  }

  /** Somebody asks for access. */
  record Ask(long at, int number, int person, int account, boolean admin, String hours, long again)
      implements Event {
    @Override
    public void happen(Town town) {
      Submission submission =
          new Submission(
              id(number),
              town.company().user(person),
              Optional.of(FakePeople.TEAM),
              Company.ACCOUNTS.get(account)
                  + " "
                  + (admin ? PolicyPlan.ADMIN : PolicyPlan.READ)
                  + " "
                  + hours,
              Optional.of("https://hooks.slack.com/commands/T1/2/3"),
              town.wall(),
              0);
      town.watch().asked(submission);
      send(town, submission, again);
    }
  }

  /** Somebody clicks Approve or Deny. */
  record Click(long at, int number, int person, boolean approve, long again) implements Event {
    @Override
    public void happen(Town town) {
      SlackUserId user = town.company().user(person);
      town.watch().clicked(id(number), user, approve);
      send(
          town,
          new ApprovalClick(
              id(number),
              approve,
              user,
              Optional.of(FakePeople.TEAM),
              Optional.empty(),
              town.wall(),
              0),
          again);
    }
  }

  /** Somebody hands access back, looks at a request, or lists their own. */
  record Command(long at, UserCommand.Verb verb, int number, int person) implements Event {
    @Override
    public void happen(Town town) {
      boolean list = verb == UserCommand.Verb.LIST;
      UserCommand command =
          new UserCommand(
              verb,
              list ? Optional.empty() : Optional.of(id(number)),
              town.company().user(person),
              Optional.of(FakePeople.TEAM),
              Optional.empty(),
              town.wall(),
              0);
      send(town, command, 0);
    }
  }

  /** An operator ends a request. */
  record OperatorEnds(long at, int number) implements Event {
    @Override
    public void happen(Town town) {
      if (town.operator().isBusy()) {
        return;
      }
      town.operator()
          .work(
              desk -> {
                try {
                  new RevokeGrant(desk.broker())
                      .end(
                          id(number),
                          OPERATOR,
                          "ended by an operator",
                          desk.process().instant().plus(PATIENCE));
                } catch (RuntimeException e) {
                  town.story().step(town.fibers().now(), "operator", "fails", e, "");
                }
              },
              () -> {});
    }
  }

  /** An operator freezes or unfreezes granting. */
  record Freeze(long at, boolean frozen) implements Event {
    @Override
    public void happen(Town town) {
      if (town.operator().isBusy()) {
        return;
      }
      town.operator()
          .work(
              desk -> {
                try {
                  desk.store().set(frozen, OPERATOR, desk.process().instant());
                } catch (RuntimeException e) {
                  town.story().step(town.fibers().now(), "operator", "fails", e, "");
                }
              },
              () -> {});
    }
  }

  /** Somebody joins or leaves a group. */
  record Group(long at, int person, GroupId group, boolean joins) implements Event {
    @Override
    public void happen(Town town) {
      town.company().group(person, group, joins);
    }
  }

  /** Somebody's Identity Center user is deleted, and its assignments go. */
  record Deleted(long at, int person) implements Event {
    @Override
    public void happen(Town town) {
      town.company().delete(person);
      town.identityCenter().removeAllOfDeleted();
    }
  }

  /** Somebody else gets the e-mail address of a person who was deleted. */
  record Rehired(long at, int person) implements Event {
    @Override
    public void happen(Town town) {
      town.company().rehire(person);
    }
  }
}
