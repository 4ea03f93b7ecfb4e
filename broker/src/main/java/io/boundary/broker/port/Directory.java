package io.boundary.broker.port;

import io.boundary.model.GroupId;
import io.boundary.model.PrincipalId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Identity Center's users and groups. */
public interface Directory {

  /**
   * The user whose primary e-mail this is, letter case aside; empty where there is none.
   *
   * @throws FactUnavailableException where it cannot be read
   */
  Optional<PrincipalId> userByEmail(String email);

  /**
   * The user who signs in under that name, letter case aside; empty where there is none.
   *
   * @throws FactUnavailableException where it cannot be read
   */
  Optional<PrincipalId> userByName(String userName);

  /**
   * Which of these groups the user is in.
   *
   * @throws FactUnavailableException where it cannot be read, a user that does not exist included
   */
  Set<GroupId> memberships(PrincipalId user, Collection<GroupId> groups);
}
