package io.boundary.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccessRequest;
import io.boundary.model.Approval;
import io.boundary.model.Assignment;
import io.boundary.model.LedgerHead;
import io.boundary.model.PrincipalType;
import io.boundary.model.RequestStatus;
import io.boundary.model.Ruling;
import io.boundary.model.SlackUserId;
import io.boundary.model.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RequestItemTest {

  private static final Instant CREATED = Instant.ofEpochSecond(1_700_000_000L, 250_000_000);
  private static final Instant EXPIRES = Instant.ofEpochSecond(1_700_003_600L, 250_000_000);

  @Test
  void decode_whenEncoded_thenNothingIsLost() {
    RandomRequests requests = new RandomRequests(42);
    for (int n = 0; n < 2_000; n++) {
      AccessRequest request = requests.next();
      assertThat(RequestDecoder.decode(RequestEncoder.encode(request))).isEqualTo(request);
    }
  }

  @Test
  void encode_whenComplete_thenNamesAreTheContractsAndTimesAreEpochSeconds() {
    assertThat(RequestEncoder.encode(Samples.complete(1)))
        .containsEntry("request_id", text("req-0000000000000001"))
        .containsEntry("status", text("ACTIVE"))
        .containsEntry("slack_user_id", text("U0REQUESTER"))
        .containsEntry("requester_slack_user_id", text("U0REQUESTER"))
        .containsEntry("created_at", number("1767603600.123"))
        .containsEntry("updated_at", number("1767603600.13"))
        .containsEntry("approval_required", AttributeValue.fromBool(true))
        .containsEntry("approver_group", text("security_admins"))
        .containsEntry("approver_slack_user_id", text("W0APPROVER"))
        .containsEntry("approved_by", text("W0APPROVER"))
        .containsEntry("notify_due", AttributeValue.fromSs(List.of("APPROVER_OUTCOME", "GRANTED")))
        .doesNotContainKey("ttl");
  }

  @Test
  void decode_whenOld_thenWhatItLacksHasDefaults() {
    AccessRequest request = RequestDecoder.decode(old());

    assertThat(request.version()).isZero();
    assertThat(request.head()).isEqualTo(LedgerHead.NONE);
    assertThat(request.notices()).isEmpty();
    assertThat(request.status()).isEqualTo(RequestStatus.ACTIVE);
    assertThat(request.duration()).isEqualTo(Duration.ofHours(1));
    assertThat(request.ask().duration()).isEqualTo(Duration.ofHours(1));
    assertThat(request.ask().requestedAt()).isEqualTo(CREATED);
    assertThat(request.ask().requester()).isEqualTo(new SlackUserId("U0OLD"));
    assertThat(request.ask().ticket()).isEmpty();
    assertThat(request.updatedAt()).isEqualTo(CREATED);
    assertThat(request.expiresAt()).contains(EXPIRES);
    assertThat(request.approval()).isEmpty();
    assertThat(request.assignment()).map(Assignment::principalType).contains(PrincipalType.USER);
    assertThat(request.evidence().tags()).isEmpty();
  }

  @Test
  void decode_whenOldTimesAreTexts_thenRead() {
    Map<String, AttributeValue> item = old();
    item.put("created_at", text("1700000000.25"));
    item.put("expires_at", text(" 1700003600.25 "));
    AccessRequest request = RequestDecoder.decode(item);
    assertThat(request.createdAt()).isEqualTo(CREATED);
    assertThat(request.expiresAt()).contains(EXPIRES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PENDING", "pending_approval", "PENDING_APPROVAL"})
  void decode_whenOldAndWaiting_thenItHasAnApprovalThatTimesOut(String status) {
    Map<String, AttributeValue> item = old();
    item.put("status", text(status));
    item.put("approver_group", text("security_admins"));
    item.put("approval_channel", text("#approvals"));

    AccessRequest request = RequestDecoder.decode(item);

    assertThat(request.status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    Approval approval = request.approval().orElseThrow();
    assertThat(approval.groups()).containsExactly("security_admins");
    assertThat(approval.channel()).isEqualTo("#approvals");
    assertThat(approval.minApprovals()).isEqualTo(1);
    assertThat(approval.deadline()).isEqualTo(CREATED.plus(Duration.ofHours(8)));
  }

  @Test
  void decode_whenOldAndOfAGroup_thenTheGroupIsKept() {
    Map<String, AttributeValue> item = old();
    item.put("principal_type", text("GROUP"));
    assertThat(RequestDecoder.decode(item).assignment())
        .map(Assignment::principalType)
        .contains(PrincipalType.GROUP);
  }

  @ParameterizedTest
  @CsvSource({"ACTIVE,true", "DENIED,false"})
  void decode_whenOldNamesTheApproverAlone_thenTheStateSaysWhatWasDecided(
      String status, boolean approved) {
    Map<String, AttributeValue> item = old();
    item.put("status", text(status));
    item.put("approver_slack_user_id", text("U0APPROVER"));
    AccessRequest request = RequestDecoder.decode(item);
    Ruling ruling = new Ruling("U0APPROVER", CREATED);
    assertThat(request.approved().equals(Optional.of(ruling))).isEqualTo(approved);
    assertThat(request.denied().equals(Optional.of(ruling))).isEqualTo(!approved);
  }

  @Test
  void decode_whenOldValuesAreMalformed_thenTheGrantCanStillEnd() {
    Map<String, AttributeValue> item = old();
    item.put("ticket_id", text("JIRA 12\t" + "x".repeat(200)));
    item.put("slack_user_id", text("jane"));
    item.put("requester_slack_user_id", text(""));
    item.put("permission_set_name", AttributeValue.fromNul(true));
    item.put("approval_required", text("True"));
    AccessRequest request = RequestDecoder.decode(item);
    assertThat(request.ask().requester()).isEqualTo(LegacyValues.NOBODY);
    assertThat(request.ask().ticket())
        .map(TicketId::value)
        .get()
        .asString()
        .startsWith("JIRA_12_x");
    assertThat(request.approval()).isPresent();
    assertThat(request.assignment()).isPresent();
  }

  @Test
  void decode_whenOldIsFinalAndNamesNoAssignment_thenThereIsNone() {
    Map<String, AttributeValue> item = old();
    item.put("status", text("DENIED"));
    item.remove("principal_id");
    assertThat(RequestDecoder.decode(item).assignment()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "principal_id,jane@example.com",
    "instance_arn,",
    "permission_set_arn,arn:aws:iam::1:role/x",
    "account_id,12",
    "status,SLEEPING",
    "expires_at,soon",
    "created_at,1e999999999",
    "principal_type,ROBOT"
  })
  void decode_whenWhatMattersIsMalformed_thenItFailsNamingRequestAndAttribute(
      String name, @Nullable String value) {
    Map<String, AttributeValue> item = old();
    item.put(name, value == null ? AttributeValue.fromNul(true) : text(value));
    assertThatThrownBy(() -> RequestDecoder.decode(item))
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.lasting()).isTrue())
        .hasMessageContaining("req-00000000000000aa")
        .hasMessageContaining(name)
        .hasMessageNotContaining("jane@");
  }

  private static Map<String, AttributeValue> old() {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("request_id", text("req-00000000000000aa"));
    item.put("status", text("ACTIVE"));
    item.put("principal_id", text("9067642ac7-1"));
    item.put("permission_set_arn", text("arn:aws:sso:::permissionSet/ssoins-1/ps-1"));
    item.put("instance_arn", text("arn:aws:sso:::instance/ssoins-1"));
    item.put("permission_set_name", text("ReadOnlyAccess"));
    item.put("account_id", text("111122223333"));
    item.put("slack_user_id", text("U0OLD"));
    item.put("created_at", number("1700000000.25"));
    item.put("expires_at", number("1700003600.25"));
    return item;
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue number(String value) {
    return AttributeValue.fromN(value);
  }
}
