package io.boundary.broker.simulation;

import io.boundary.broker.decision.PermissionSets;
import io.boundary.broker.fixture.FakeAccounts;
import io.boundary.broker.fixture.FakePeople;
import io.boundary.broker.fixture.Tap;
import io.boundary.model.AccountId;
import io.boundary.model.Assignment;
import io.boundary.model.GroupId;
import io.boundary.model.InstanceArn;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PermissionSetName;
import io.boundary.model.PrincipalId;
import io.boundary.model.SlackUserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People, accounts and the policy in force; two of the people have two Slack users each. */
final class Company {

  static final List<AccountId> ACCOUNTS =
      List.of(new AccountId("111111111111"), new AccountId("222222222222"));

  private static final String PREFIX =
      "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-000000000000000";

  static final PermissionSets SETS =
      new PermissionSets(
          new InstanceArn("arn:aws:sso:::instance/ssoins-1234567890abcdef"),
          Map.of(
              new PermissionSetName(PolicyPlan.READ), new PermissionSetArn(PREFIX + "1"),
              new PermissionSetName(PolicyPlan.ADMIN), new PermissionSetArn(PREFIX + "2")));

  private record Person(SlackUserId user, String email) {}

  private final FakePeople people = new FakePeople(new Tap());
  private final FakeAccounts accounts = new FakeAccounts(new Tap());
  private final List<Person> staff = new ArrayList<>();
  private final Map<SlackUserId, List<PrincipalId>> known = new HashMap<>();
  private final Set<PrincipalId> deleted = new HashSet<>();
  private PolicyPlan deployed;
  private int hired;

  Company(int approvals) {
    deployed = new PolicyPlan(approvals, true, false, false);
    hire("alice", "p-alice", PolicyPlan.DEVELOPERS);
    hire("alice2", "p-alice", PolicyPlan.DEVELOPERS);
    hire("bob", "p-bob", PolicyPlan.DEVELOPERS, PolicyPlan.ADMINS);
    hire("bob2", "p-bob", PolicyPlan.ADMINS, PolicyPlan.LEADS);
    hire("carol", "p-carol", PolicyPlan.DEVELOPERS);
    hire("sam", "p-sam", PolicyPlan.ADMINS);
    hire("sue", "p-sue", PolicyPlan.ADMINS, PolicyPlan.LEADS);
    hire("lee", "p-lee", PolicyPlan.LEADS);
    hire("mallory", "p-mallory");
    ACCOUNTS.forEach(account -> lock(account, false));
  }

  private void hire(String name, String principal, GroupId... groups) {
    String email = name + "@example.com";
    String slackId = "U" + name.toUpperCase(java.util.Locale.ROOT);
    SlackUserId user = people.add(slackId, email, principal, groups);
    staff.add(new Person(user, email));
    known.computeIfAbsent(user, u -> new ArrayList<>()).add(new PrincipalId(principal));
  }

  /** How many Slack users there are. */
  static final int STAFF = 9;

  /** The requesters come first: these many. */
  static final int REQUESTERS = 5;

  FakePeople people() {
    return people;
  }

  FakeAccounts accounts() {
    return accounts;
  }

  SlackUserId user(int number) {
    return staff.get(number).user();
  }

  /** The Identity Center user that this Slack user is, or was last. */
  PrincipalId principal(int number) {
    List<PrincipalId> all = known.getOrDefault(user(number), List.of());
    return all.get(all.size() - 1);
  }

  /** Whether that Slack user ever was that Identity Center user. */
  boolean was(SlackUserId user, PrincipalId principal) {
    return known.getOrDefault(user, List.of()).contains(principal);
  }

  boolean isDeleted(PrincipalId principal) {
    return deleted.contains(principal);
  }

  void group(int person, GroupId group, boolean joins) {
    if (isDeleted(principal(person))) {
      return;
    }
    if (joins) {
      people.join(principal(person).value(), group);
    } else {
      people.leave(principal(person).value(), group);
    }
  }

  /** Deletes the Identity Center user behind that Slack user. */
  void delete(int person) {
    PrincipalId principal = principal(person);
    for (Person one : staff) {
      if (was(one.user(), principal)) {
        people.delete(one.email());
      }
    }
    deleted.add(principal);
  }

  /** Another Identity Center user gets the e-mail address of one who was deleted. */
  void rehire(int person) {
    if (!isDeleted(principal(person))) {
      return;
    }
    PrincipalId fresh = new PrincipalId("p-new-" + ++hired);
    people.rehire(staff.get(person).email(), fresh.value(), PolicyPlan.DEVELOPERS);
    known.computeIfAbsent(user(person), u -> new ArrayList<>()).add(fresh);
  }

  void lock(AccountId account, boolean locked) {
    accounts.add(
        account.value(),
        List.of("r-ab12", "ou-ab12-11111111"),
        Map.of("Environment", "Sandbox", "Locked", locked ? "yes" : "no"));
  }

  void deploy(PolicyPlan plan) {
    deployed = plan;
  }

  PolicyPlan deployed() {
    return deployed;
  }

  Assignment assignment(int person, int account, boolean admin) {
    return SETS.assignment(
            new PermissionSetName(admin ? PolicyPlan.ADMIN : PolicyPlan.READ),
            ACCOUNTS.get(account),
            principal(person))
        .orElseThrow();
  }
}
