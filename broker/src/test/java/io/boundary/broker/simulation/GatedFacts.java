package io.boundary.broker.simulation;

import io.boundary.broker.port.AccountCatalog;
import io.boundary.broker.port.Directory;
import io.boundary.broker.port.Workspace;
import io.boundary.model.AccountId;
import io.boundary.model.GroupId;
import io.boundary.model.PrincipalId;
import io.boundary.model.SlackTeamId;
import io.boundary.model.SlackUserId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** People and accounts, as one process reads them. */
record GatedFacts(Town town, Instance process, Gate gate)
    implements AccountCatalog, Directory, Workspace {

  @Override
  public Lookup facts(AccountId account) {
    Lookup lookup =
        gate.call(Port.ACCOUNT_FACTS, account, () -> town.company().accounts().facts(account));
    process.reads().account(account, lookup);
    return lookup;
  }

  @Override
  public Optional<PrincipalId> userByEmail(String email) {
    return gate.call(Port.DIRECTORY_USER, email, () -> town.company().people().userByEmail(email));
  }

  @Override
  public Optional<PrincipalId> userByName(String userName) {
    return gate.call(
        Port.DIRECTORY_USER, userName, () -> town.company().people().userByName(userName));
  }

  @Override
  public Set<GroupId> memberships(PrincipalId user, Collection<GroupId> groups) {
    Set<GroupId> in =
        gate.call(
            Port.DIRECTORY_MEMBERSHIPS,
            user,
            () -> town.company().people().memberships(user, groups));
    process.reads().memberships(user, groups, in);
    return in;
  }

  @Override
  public SlackTeamId team() {
    return gate.call(Port.SLACK_TEAM, "", () -> town.company().people().team());
  }

  @Override
  public Person person(SlackUserId user) {
    return gate.call(Port.SLACK_PERSON, user, () -> town.company().people().person(user));
  }
}
