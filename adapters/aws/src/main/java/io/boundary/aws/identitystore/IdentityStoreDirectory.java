package io.boundary.aws.identitystore;

import io.boundary.broker.port.Directory;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.model.GroupId;
import io.boundary.model.PrincipalId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.GroupMembershipExistenceResult;
import software.amazon.awssdk.services.identitystore.model.IsMemberInGroupsResponse;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;

/**
 * Users and memberships of one Identity Store. Exceptions never carry what the service said, since
 * it may repeat an e-mail address.
 */
public final class IdentityStoreDirectory implements Directory {

  /**
   * The most groups that one call may name.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_IsMemberInGroups.html">IsMemberInGroups</a>
   */
  static final int GROUPS_PER_CALL = 100;

  private final IdentitystoreClient client;
  private final String identityStoreId;
  private final PatientCalls calls;

  public IdentityStoreDirectory(
      IdentitystoreClient client, String identityStoreId, PatientCalls calls) {
    this.client = client;
    this.identityStoreId = identityStoreId;
    this.calls = calls;
  }

  /** Looks for the address as it is, and then in lower case. */
  @Override
  public Optional<PrincipalId> userByEmail(String email) {
    String lower = email.toLowerCase(Locale.ROOT);
    return userByExactEmail(email)
        .or(() -> lower.equals(email) ? Optional.empty() : userByExactEmail(lower));
  }

  @Override
  public Set<GroupId> memberships(PrincipalId user, Collection<GroupId> groups) {
    List<String> ids = groups.stream().map(GroupId::value).distinct().sorted().toList();
    Set<GroupId> member = new HashSet<>();
    for (int from = 0; from < ids.size(); from += GROUPS_PER_CALL) {
      List<String> chunk = ids.subList(from, Math.min(from + GROUPS_PER_CALL, ids.size()));
      member.addAll(memberships(user, chunk));
    }
    return Set.copyOf(member);
  }

  @Override
  public Optional<PrincipalId> userByName(String userName) {
    return userBy("userName", userName, "the user of a user name");
  }

  private Optional<PrincipalId> userByExactEmail(String email) {
    return userBy("emails.value", email, "the user of an e-mail address");
  }

  private Optional<PrincipalId> userBy(String attribute, String value, String what) {
    try {
      String id =
          calls.call(
              what,
              () ->
                  client
                      .getUserId(
                          request ->
                              request
                                  .identityStoreId(identityStoreId)
                                  .alternateIdentifier(
                                      by ->
                                          by.uniqueAttribute(
                                              unique ->
                                                  unique
                                                      .attributePath(attribute)
                                                      .attributeValue(Document.fromString(value)))))
                      .userId());
      return Optional.of(PrincipalId.parse(id).orElseThrow(() -> incomplete(what)));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private Set<GroupId> memberships(PrincipalId user, List<String> groups) {
    String what = "the groups of user " + user;
    IsMemberInGroupsResponse response;
    try {
      response =
          calls.call(
              what,
              () ->
                  client.isMemberInGroups(
                      request ->
                          request
                              .identityStoreId(identityStoreId)
                              .memberId(member -> member.userId(user.value()))
                              .groupIds(groups)));
    } catch (ResourceNotFoundException e) {
      throw new FactUnavailableException(what + " cannot be read: not found", true);
    }
    return members(what, response.results(), groups);
  }

  /** A group that the answer leaves out is not "no member": a deny rule could be missed. */
  private static Set<GroupId> members(
      String what, List<GroupMembershipExistenceResult> results, List<String> asked) {
    Set<String> answered = new HashSet<>();
    Set<GroupId> member = new HashSet<>();
    for (GroupMembershipExistenceResult result : results) {
      if (result.membershipExists() != null && asked.contains(result.groupId())) {
        answered.add(result.groupId());
        if (result.membershipExists()) {
          member.add(new GroupId(result.groupId()));
        }
      }
    }
    if (answered.size() != asked.size()) {
      throw incomplete(what);
    }
    return member;
  }

  private static FactUnavailableException incomplete(String what) {
    return new FactUnavailableException(what + " cannot be read: the answer is incomplete", false);
  }
}
