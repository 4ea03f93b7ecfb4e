package io.boundary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.sandbox.aws.AssignmentKey;
import io.boundary.sandbox.aws.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.TooManyRequestsException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.CreateAccountAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.InternalServerException;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.ssoadmin.model.StatusValues;
import software.amazon.awssdk.services.ssoadmin.model.ThrottlingException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

class SimulatedAwsTest {

  private static final String ACCOUNT = "123456789012";
  private static final Duration NEVER = Duration.ofHours(1);

  private static TestSandbox box;
  private static SsoAdminClient sso;
  private static IdentitystoreClient directory;
  private static OrganizationsClient organizations;
  private static SsmClient ssm;

  @BeforeAll
  static void start() {
    SandboxOptions.Timing fast =
        new SandboxOptions.Timing(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, 1_000, Duration.ofSeconds(5), 0);
    box = new TestSandbox(TestSandbox.OPTIONS.withTiming(fast));
    sso = box.client(SsoAdminClient.builder());
    directory = box.client(IdentitystoreClient.builder());
    organizations = box.client(OrganizationsClient.builder());
    ssm = box.client(SsmClient.builder());
  }

  @AfterAll
  static void end() {
    box.close();
  }

  @BeforeEach
  @AfterEach
  void calm() {
    box.sandbox.aws().faults().clear();
    box.sandbox.aws().assignments().delay(Duration.ZERO);
  }

  private static CreateAccountAssignmentRequest create(String userId, String account) {
    return CreateAccountAssignmentRequest.builder()
        .instanceArn(box.instanceArn())
        .targetId(account)
        .targetType("AWS_ACCOUNT")
        .permissionSetArn(box.permissionSet("ReadOnlyAccess"))
        .principalType("USER")
        .principalId(userId)
        .build();
  }

  private static StatusValues status(String requestId) {
    return sso.describeAccountAssignmentCreationStatus(
            d -> d.instanceArn(box.instanceArn()).accountAssignmentCreationRequestId(requestId))
        .accountAssignmentCreationStatus()
        .status();
  }

  private static boolean listed(String userId, String account) {
    return sso
        .listAccountAssignmentsPaginator(
            l ->
                l.instanceArn(box.instanceArn())
                    .accountId(account)
                    .permissionSetArn(box.permissionSet("ReadOnlyAccess"))
                    .maxResults(1))
        .accountAssignments()
        .stream()
        .anyMatch(a -> a.principalId().equals(userId));
  }

  @Test
  void create_whenAccepted_takesEffectOnlyAfterTheDelay() {
    box.sandbox.aws().assignments().delay(NEVER);
    String alice = box.userId("alice");

    var accepted = sso.createAccountAssignment(create(alice, "210987654321"));

    assertThat(accepted.accountAssignmentCreationStatus().status())
        .isEqualTo(StatusValues.IN_PROGRESS);
    assertThat(status(accepted.accountAssignmentCreationStatus().requestId()))
        .isEqualTo(StatusValues.IN_PROGRESS);
    assertThat(listed(alice, "210987654321")).isFalse();
    assertThat(
            sso.listAccountAssignmentCreationStatus(
                    l -> l.instanceArn(box.instanceArn()).filter(f -> f.status("IN_PROGRESS")))
                .accountAssignmentsCreationStatus())
        .extracting("requestId")
        .contains(accepted.accountAssignmentCreationStatus().requestId());
  }

  @Test
  void create_whenItsTimeHasCome_isListedAndCanBeDeleted() {
    String dave = box.userId("dave");

    String id =
        sso.createAccountAssignment(create(dave, ACCOUNT))
            .accountAssignmentCreationStatus()
            .requestId();

    assertThat(status(id)).isEqualTo(StatusValues.SUCCEEDED);
    assertThat(listed(dave, ACCOUNT)).isTrue();
    delete(dave, ACCOUNT);
    assertThat(listed(dave, ACCOUNT)).isFalse();
    assertThatThrownBy(() -> delete(dave, ACCOUNT)).isInstanceOf(ResourceNotFoundException.class);
  }

  private static void delete(String userId, String account) {
    sso.deleteAccountAssignment(
        d ->
            d.instanceArn(box.instanceArn())
                .targetId(account)
                .targetType("AWS_ACCOUNT")
                .permissionSetArn(box.permissionSet("ReadOnlyAccess"))
                .principalType("USER")
                .principalId(userId));
  }

  @Test
  void create_whenAnEarlierOneOfTheSameAssignmentRuns_conflicts() {
    box.sandbox.aws().assignments().delay(NEVER);
    String olga = box.userId("olga");
    sso.createAccountAssignment(create(olga, "333344445555"));

    assertThatThrownBy(() -> sso.createAccountAssignment(create(olga, "333344445555")))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> delete(olga, "333344445555"))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void create_whenFifteenAreOutstanding_exceedsTheQuota() {
    try (TestSandbox own =
        new TestSandbox(
            TestSandbox.OPTIONS.withTiming(
                new SandboxOptions.Timing(
                    Duration.ZERO, NEVER, Duration.ZERO, 1_000, Duration.ofSeconds(5), 0)))) {
      SsoAdminClient client = own.client(SsoAdminClient.builder());
      List<CreateAccountAssignmentRequest> asks = new ArrayList<>();
      for (String person : List.of("alice", "dave", "sam", "sue")) {
        for (String account : List.of(ACCOUNT, "210987654321", "333344445555", "111122223333")) {
          asks.add(create(box.userId(person), account));
        }
      }
      asks.subList(0, 15).forEach(client::createAccountAssignment);

      assertThatThrownBy(() -> client.createAccountAssignment(asks.get(15)))
          .isInstanceOf(ServiceQuotaExceededException.class);
    }
  }

  @Test
  void create_whenTheUserIsNotInTheDirectory_endsFailedWithTheReason() {
    String id =
        sso.createAccountAssignment(create("94482488-3041-7000-b000-0000000000ff", ACCOUNT))
            .accountAssignmentCreationStatus()
            .requestId();

    var ended =
        sso.describeAccountAssignmentCreationStatus(
                d -> d.instanceArn(box.instanceArn()).accountAssignmentCreationRequestId(id))
            .accountAssignmentCreationStatus();
    assertThat(ended.status()).isEqualTo(StatusValues.FAILED);
    assertThat(ended.failureReason()).contains("was not found in directory");
  }

  @Test
  void create_whenToldToFail_isAcceptedAndEndsFailed() {
    box.sandbox
        .aws()
        .faults()
        .add(Fault.of("sso", "CreateAccountAssignment", Fault.Kind.FAILED, 1));

    String id =
        sso.createAccountAssignment(create(box.userId("sue"), ACCOUNT))
            .accountAssignmentCreationStatus()
            .requestId();

    assertThat(status(id)).isEqualTo(StatusValues.FAILED);
    assertThat(listed(box.userId("sue"), ACCOUNT)).isFalse();
  }

  @Test
  void create_whenAShapeIsWrong_isRefusedAsAwsRefusesIt() {
    assertThatThrownBy(() -> sso.createAccountAssignment(create("nobody", ACCOUNT)))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> sso.createAccountAssignment(create(box.userId("sue"), "12")))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> sso.createAccountAssignment(create(box.userId("sue"), "000000000000")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void faults_whenBeforeAndAfterTheEffect_differInWhatWasDone() {
    String sue = box.userId("sue");
    AssignmentKey key =
        AssignmentKey.user("444455556666", box.permissionSet("ReadOnlyAccess"), sue);
    var faults = box.sandbox.aws().faults();
    faults.add(Fault.of("sso", "CreateAccountAssignment", Fault.Kind.FAIL_BEFORE, 1));
    faults.add(Fault.of("sso", "CreateAccountAssignment", Fault.Kind.FAIL_AFTER, 1));

    assertThatThrownBy(() -> sso.createAccountAssignment(create(sue, "444455556666")))
        .isInstanceOf(InternalServerException.class);
    assertThat(box.sandbox.aws().assignments().exists(key)).isFalse();
    assertThatThrownBy(() -> sso.createAccountAssignment(create(sue, "444455556666")))
        .isInstanceOf(InternalServerException.class);
    assertThat(box.sandbox.aws().assignments().exists(key)).isTrue();
    assertThat(faults.active()).isEmpty();
  }

  @Test
  void faults_whenThrottledOrReset_areSeenByTheSdk() {
    var faults = box.sandbox.aws().faults();
    faults.add(Fault.of("sso", "*", Fault.Kind.THROTTLE, 1));
    faults.add(Fault.of("organizations", "*", Fault.Kind.THROTTLE, 1));
    faults.add(Fault.of("identitystore", "*", Fault.Kind.RESET, Fault.UNTIL_CLEARED));

    assertThatThrownBy(() -> sso.listInstances(l -> {})).isInstanceOf(ThrottlingException.class);
    assertThatThrownBy(() -> organizations.listRoots(l -> {}))
        .isInstanceOf(TooManyRequestsException.class);
    assertThatThrownBy(() -> directory.listGroups(l -> l.identityStoreId(store())))
        .isInstanceOf(SdkClientException.class);
    assertThat(sso.listInstances(l -> {}).instances()).hasSize(1);
  }

  @Test
  void faults_whenOnlyHalfAnAnswerArrives_theCallFails() {
    var faults = box.sandbox.aws().faults();
    faults.add(Fault.of("sso", "ListInstances", Fault.Kind.HALF_ANSWER, 1));

    assertThatThrownBy(() -> sso.listInstances(l -> {})).isInstanceOf(SdkClientException.class);

    assertThat(sso.listInstances(l -> {}).instances()).hasSize(1);
    assertThat(faults.played()).containsEntry("sso half_answer", 1);
  }

  @Test
  void quota_whenMoreThanTwentyCallsComeAtOnce_throttles() {
    try (TestSandbox own =
        new TestSandbox(
            TestSandbox.OPTIONS.withTiming(
                SandboxOptions.Timing.DEFAULT.withTickPeriod(Duration.ZERO)))) {
      SsoAdminClient client = own.client(SsoAdminClient.builder());

      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 2_000; i++) {
                  client.listInstances(l -> {});
                }
              })
          .isInstanceOf(ThrottlingException.class);
    }
  }

  private static String store() {
    return box.sandbox.info().path("identity_store_id").asText();
  }

  @Test
  void directory_whenAskedByEmail_ignoresLetterCase() {
    String found =
        directory
            .getUserId(
                g ->
                    g.identityStoreId(store())
                        .alternateIdentifier(
                            a ->
                                a.uniqueAttribute(
                                    u ->
                                        u.attributePath("emails.value")
                                            .attributeValue(
                                                software.amazon.awssdk.core.document.Document
                                                    .fromString("Alice@Example.com")))))
            .userId();

    assertThat(found).isEqualTo(box.userId("alice"));
  }

  @Test
  void directory_whenAMembershipChanges_answersWithTheNewOne() throws Exception {
    String group = box.sandbox.info().path("groups").path("auditors").asText();
    assertThat(member("mallory", group)).isFalse();

    box.control(
        "POST",
        "/identity-center/memberships",
        "{\"user\":\"mallory\",\"group\":\"auditors\",\"member\":true}");

    assertThat(member("mallory", group)).isTrue();
  }

  private static boolean member(String person, String group) {
    return directory
        .isMemberInGroups(
            m ->
                m.identityStoreId(store())
                    .memberId(id -> id.userId(box.userId(person)))
                    .groupIds(group))
        .results()
        .get(0)
        .membershipExists();
  }

  @Test
  void lists_whenPagedOneByOne_giveEverythingOnce() {
    var pages = directory.listUsersPaginator(l -> l.identityStoreId(store()).maxResults(1));

    assertThat(pages.users().stream().map(u -> u.userId()).toList())
        .hasSizeGreaterThan(6)
        .doesNotHaveDuplicates();
    assertThatThrownBy(
            () -> directory.listUsers(l -> l.identityStoreId(store()).nextToken("forged")))
        .isInstanceOf(
            software.amazon.awssdk.services.identitystore.model.ValidationException.class);
  }

  @Test
  void organizations_whenClimbed_leadToTheRoot() {
    List<String> path = new ArrayList<>();
    String child = ACCOUNT;
    do {
      String below = child;
      child = organizations.listParents(l -> l.childId(below)).parents().get(0).id();
      path.add(0, child);
    } while (!child.startsWith("r-"));

    assertThat(path).containsExactly("r-ab12", "ou-ab12-11111111", "ou-ab12-22222222");
    assertThat(
            organizations
                .describeAccount(d -> d.accountId("777788889999"))
                .account()
                .stateAsString())
        .isEqualTo("SUSPENDED");
    assertThatThrownBy(() -> organizations.describeAccount(d -> d.accountId("000000000000")))
        .isInstanceOf(AccountNotFoundException.class);
  }

  @Test
  void organizations_whenATagIsSet_listsIt() {
    box.sandbox.world().tag("333344445555", "Owner", Optional.of("ops"));

    assertThat(
            organizations
                .listTagsForResourcePaginator(l -> l.resourceId("333344445555"))
                .tags()
                .stream()
                .map(t -> t.key() + "=" + t.value()))
        .contains("Owner=ops", "Environment=Staging");
  }

  @Test
  void ssm_whenASecureStringIsReadWithoutDecryption_hidesIt() {
    ssm.putParameter(p -> p.name("/x/y").value("hush").type(ParameterType.SECURE_STRING));

    assertThat(ssm.getParameter(g -> g.name("/x/y").withDecryption(true)).parameter().value())
        .isEqualTo("hush");
    assertThat(ssm.getParameter(g -> g.name("/x/y")).parameter().value()).doesNotContain("hush");
    assertThatThrownBy(() -> ssm.getParameter(g -> g.name("/none")))
        .isInstanceOf(ParameterNotFoundException.class);
  }
}
