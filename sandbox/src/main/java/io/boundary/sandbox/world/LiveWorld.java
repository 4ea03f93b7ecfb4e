package io.boundary.sandbox.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The world as it is now: tests and the control endpoints change it while the simulators read it.
 * Every method is safe to call from any thread.
 */
public final class LiveWorld {

  private final World origin;
  private final Map<String, SlackUser> slackUsers = new TreeMap<>();
  private final Map<String, DirectoryUser> directoryUsers = new TreeMap<>();
  private final Map<String, Set<String>> members = new TreeMap<>();
  private final Map<String, World.Account> accounts = new TreeMap<>();

  /** A live copy of a world. */
  public LiveWorld(World origin) {
    this.origin = origin;
    accounts.putAll(origin.accounts());
    origin.groups().values().forEach(group -> members.put(group.id(), new LinkedHashSet<>()));
    origin.people().forEach(this::add);
  }

  private synchronized void add(String name, World.Person person) {
    for (String slackId : person.slackIds()) {
      slackUsers.put(
          slackId,
          new SlackUser(slackId, name, person.displayName(), person.email(), person.kind()));
    }
    person
        .identityCenterId()
        .ifPresent(
            id -> {
              directoryUsers.put(
                  id,
                  new DirectoryUser(
                      id, person.email().orElse(name), person.displayName(), person.email()));
              person.groups().forEach(g -> setMember(id, origin.group(g).id(), true));
            });
  }

  /** What the world file says; changes since do not show in it. */
  public World origin() {
    return origin;
  }

  /** A Slack user. */
  public synchronized Optional<SlackUser> slackUser(String id) {
    return Optional.ofNullable(slackUsers.get(id));
  }

  /** Puts a Slack user in place of the one with that id, or beside the others. */
  public synchronized void putSlackUser(SlackUser user) {
    slackUsers.put(user.id(), user);
  }

  /** All users of Identity Center. */
  public synchronized List<DirectoryUser> users() {
    return List.copyOf(directoryUsers.values());
  }

  /** A user of Identity Center. */
  public synchronized Optional<DirectoryUser> user(String id) {
    return Optional.ofNullable(directoryUsers.get(id));
  }

  /** Puts a user of Identity Center. */
  public synchronized void putUser(DirectoryUser user) {
    directoryUsers.put(user.id(), user);
  }

  /** Deletes a user of Identity Center with all memberships. */
  public synchronized void deleteUser(String id) {
    directoryUsers.remove(id);
    members.values().forEach(ids -> ids.remove(id));
  }

  /** Ids of the groups there are. */
  public synchronized List<String> groups() {
    return List.copyOf(members.keySet());
  }

  /** Deletes a group. */
  public synchronized void deleteGroup(String groupId) {
    members.remove(groupId);
  }

  /** Whether the user is in the group; false where there is no such group. */
  public synchronized boolean isMember(String userId, String groupId) {
    return members.getOrDefault(groupId, Set.of()).contains(userId);
  }

  /** The members of a group. */
  public synchronized List<String> membersOf(String groupId) {
    return List.copyOf(members.getOrDefault(groupId, Set.of()));
  }

  /** Puts a user into a group, or takes the user out of it. */
  public synchronized void setMember(String userId, String groupId, boolean member) {
    Set<String> ids = members.get(groupId);
    if (ids == null) {
      throw new WorldException("no group `" + groupId + "`");
    }
    if (member) {
      ids.add(userId);
    } else {
      ids.remove(userId);
    }
  }

  /** An account of the organization. */
  public synchronized Optional<World.Account> account(String id) {
    return Optional.ofNullable(accounts.get(id));
  }

  /** Ids of all accounts. */
  public synchronized List<String> accountIds() {
    return new ArrayList<>(accounts.keySet());
  }

  /** Puts an account in place of the one with that id, or beside the others. */
  public synchronized void putAccount(String id, World.Account account) {
    Form.ACCOUNT.require(id);
    accounts.put(id, account);
  }

  /** Takes an account out of the organization. */
  public synchronized void removeAccount(String id) {
    accounts.remove(id);
  }

  /** Sets a tag of an account; an empty value removes it. */
  public synchronized void tag(String accountId, String key, Optional<String> value) {
    World.Account old = accounts.get(accountId);
    if (old == null) {
      throw new WorldException("no account `" + accountId + "`");
    }
    Map<String, String> tags = new LinkedHashMap<>(old.tags());
    value.ifPresentOrElse(v -> tags.put(key, v), () -> tags.remove(key));
    accounts.put(accountId, new World.Account(old.name(), old.parent(), old.state(), tags));
  }

  /** A user of Slack; {@code person} is the world file's name of who it is. */
  public record SlackUser(
      String id, String person, String displayName, Optional<String> email, World.Kind kind) {}

  /** A user of Identity Center. */
  public record DirectoryUser(
      String id, String userName, String displayName, Optional<String> email) {}
}
