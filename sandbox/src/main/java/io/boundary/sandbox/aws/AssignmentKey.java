package io.boundary.sandbox.aws;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;

/** What an account assignment is: who, with which permission set, where. */
public record AssignmentKey(
    @JsonProperty("account_id") String accountId,
    @JsonProperty("permission_set_arn") String permissionSetArn,
    @JsonProperty("principal_type") String principalType,
    @JsonProperty("principal_id") String principalId)
    implements Comparable<AssignmentKey> {

  private static final Comparator<AssignmentKey> ORDER =
      Comparator.comparing(AssignmentKey::accountId)
          .thenComparing(AssignmentKey::permissionSetArn)
          .thenComparing(AssignmentKey::principalType)
          .thenComparing(AssignmentKey::principalId);

  /** An assignment of a user. */
  public static AssignmentKey user(String accountId, String permissionSetArn, String userId) {
    return new AssignmentKey(accountId, permissionSetArn, "USER", userId);
  }

  @Override
  public int compareTo(AssignmentKey other) {
    return ORDER.compare(this, other);
  }
}
