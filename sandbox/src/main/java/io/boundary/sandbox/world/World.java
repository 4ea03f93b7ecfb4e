package io.boundary.sandbox.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The world file as it was read: what the sandbox begins with. All ids have their real form. */
public record World(
    Team team,
    @JsonProperty("identity_center") IdentityCenterInstance identityCenter,
    Map<String, Group> groups,
    Map<String, Person> people,
    Organization organization,
    Map<String, Account> accounts,
    @JsonProperty("permission_sets") Map<String, PermissionSet> permissionSets,
    @JsonProperty("standing_assignments") List<Standing> standing,
    Map<String, String> callers,
    @JsonProperty("policy_values") Map<String, String> policyValues) {

  public World {
    groups = Map.copyOf(groups);
    people = Map.copyOf(people);
    accounts = Map.copyOf(accounts);
    permissionSets = Map.copyOf(permissionSets);
    standing = List.copyOf(standing);
    callers = Map.copyOf(callers);
    policyValues = Map.copyOf(policyValues);
    WorldChecks.check(groups, people, accounts, permissionSets, standing);
  }

  /** What the policy file's {@code ${NAME}} stand for: its own values, and the groups' ids. */
  public Map<String, String> policyEnvironment() {
    Map<String, String> values = new TreeMap<>(policyValues);
    groups.forEach(
        (name, group) ->
            values.put("BOUNDARY_" + name.toUpperCase(Locale.ROOT) + "_ID", group.id()));
    return values;
  }

  /** The group of that name. */
  public Group group(String name) {
    return known(groups, "group", name);
  }

  /** The person of that name. */
  public Person person(String name) {
    return known(people, "person", name);
  }

  /** The permission set of that name. */
  public PermissionSet permissionSet(String name) {
    return known(permissionSets, "permission set", name);
  }

  private static <T> T known(Map<String, T> things, String kind, String name) {
    T thing = things.get(name);
    if (thing == null) {
      throw new WorldException("no " + kind + " `" + name + "`");
    }
    return thing;
  }

  /** The OU path of an account, from the root down. */
  public List<String> ouPath(String accountId) {
    return organization.path(known(accounts, "account", accountId).parent());
  }

  /** The Slack workspace. */
  public record Team(
      String id,
      String name,
      String domain,
      @JsonProperty("bot_user_id") String botUserId,
      List<Channel> channels) {

    public Team {
      Form.SLACK_TEAM.require(id);
      Form.SLACK_USER.require(botUserId);
      channels = List.copyOf(channels);
    }
  }

  /** A Slack channel; the name without its hash. */
  public record Channel(String id, String name) {

    public Channel {
      Form.SLACK_CHANNEL.require(id);
    }
  }

  /** The one instance of IAM Identity Center. */
  public record IdentityCenterInstance(
      @JsonProperty("instance_arn") String instanceArn,
      @JsonProperty("identity_store_id") String identityStoreId,
      @JsonProperty("start_url") String startUrl,
      String region) {

    public IdentityCenterInstance {
      Form.INSTANCE.require(instanceArn);
      Form.IDENTITY_STORE.require(identityStoreId);
    }
  }

  /** A group of Identity Center. */
  public record Group(String id, String description) {

    public Group {
      Form.IDENTITY.require(id);
    }
  }

  /** What a Slack user is. */
  public enum Kind {
    @JsonProperty("member")
    MEMBER,
    @JsonProperty("guest")
    GUEST,
    @JsonProperty("bot")
    BOT,
    @JsonProperty("deactivated")
    DEACTIVATED,
    @JsonProperty("stranger")
    STRANGER
  }

  /** A person, with one or more Slack users and perhaps an Identity Center user. */
  public record Person(
      @JsonProperty("display_name") String displayName,
      @JsonProperty("email") @Nullable String address,
      @JsonProperty("kind") @Nullable Kind slackKind,
      @JsonProperty("slack_ids") List<String> slackIds,
      @JsonProperty("identity_center_id") @Nullable String directoryId,
      List<String> groups) {

    public Person {
      slackIds.forEach(Form.SLACK_USER::require);
      if (directoryId != null) {
        Form.IDENTITY.require(directoryId);
      }
      slackIds = List.copyOf(slackIds);
      groups = List.copyOf(groups);
    }

    /** The e-mail address. */
    public Optional<String> email() {
      return Optional.ofNullable(address);
    }

    /** The Identity Center user. */
    public Optional<String> identityCenterId() {
      return Optional.ofNullable(directoryId);
    }

    /** What the person is in Slack; a member where the file says nothing. */
    public Kind kind() {
      return slackKind == null ? Kind.MEMBER : slackKind;
    }
  }

  /** The organization's tree. */
  public record Organization(
      String id,
      @JsonProperty("management_account") String managementAccount,
      String root,
      List<Unit> units) {

    public Organization {
      Form.ORGANIZATION.require(id);
      Form.ACCOUNT.require(managementAccount);
      Form.OU.require(root);
      units = List.copyOf(units);
    }

    /** The ids from the root down to this one. */
    public List<String> path(String parent) {
      if (parent.equals(root)) {
        return List.of(root);
      }
      Unit unit =
          units.stream()
              .filter(u -> u.id().equals(parent))
              .findFirst()
              .orElseThrow(() -> new WorldException("no organizational unit `" + parent + "`"));
      return Stream.concat(path(unit.parent()).stream(), Stream.of(parent)).toList();
    }
  }

  /** An organizational unit. */
  public record Unit(String id, String name, String parent) {

    public Unit {
      Form.OU.require(id);
      Form.OU.require(parent);
    }
  }

  /** A member account; the state in AWS's word, ACTIVE where the file names none. */
  public record Account(
      String name,
      String parent,
      @JsonProperty("state") @Nullable String awsState,
      Map<String, String> tags) {

    public Account {
      Form.OU.require(parent);
      tags = Map.copyOf(tags);
    }

    /** {@code ACTIVE}, {@code SUSPENDED}, …; active where the file says nothing. */
    public String state() {
      return awsState == null ? "ACTIVE" : awsState;
    }
  }

  /** A permission set; {@code session} is its session duration in ISO-8601. */
  public record PermissionSet(String arn, String session) {

    public PermissionSet {
      Form.PERMISSION_SET.require(arn);
    }
  }

  /** An assignment that exists before Boundary. */
  public record Standing(
      String person, String account, @JsonProperty("permission_set") String permissionSet) {}
}
