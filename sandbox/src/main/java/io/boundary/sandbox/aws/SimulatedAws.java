package io.boundary.sandbox.aws;

import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.world.LiveWorld;
import io.boundary.sandbox.world.World;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The simulated AWS: what tests and the control endpoints look at and change. Its operations run in
 * real time, whatever the sandbox's clock says.
 */
public final class SimulatedAws {

  private final LiveWorld world;
  private final AccessKeys keys;
  private final Assignments assignments;
  private final Parameters parameters = new Parameters();
  private final Faults faults = new Faults();
  private final CallLog log = new CallLog();
  private final Schedules schedules = new Schedules();
  private final Alarms alarms = new Alarms();
  private final Clock clock;
  private final double callsPerSecond;

  /**
   * A world with its standing assignments.
   *
   * @param clock real time
   * @param settings delays and quotas
   */
  public SimulatedAws(LiveWorld world, SecureRandom random, Clock clock, Settings settings) {
    this.world = world;
    this.clock = clock;
    this.callsPerSecond = settings.callsPerSecond();
    this.keys = new AccessKeys(random);
    this.assignments =
        new Assignments(world, clock, () -> requestId(random), settings.assignmentDelay());
    assignments.propagation(settings.propagation());
  }

  /** Delays and quotas of the simulated services. */
  public record Settings(Duration assignmentDelay, Duration propagation, double callsPerSecond) {}

  /**
   * Puts back what an earlier run kept in this file, and keeps every change in it; without a file,
   * or at its first use, begins with the world's standing assignments.
   */
  public void restore(Optional<Path> file) {
    boolean restored =
        file.map(f -> new AwsStateFile(f, assignments, parameters).open()).orElse(false);
    if (!restored) {
      World origin = world.origin();
      for (World.Standing each : origin.standing()) {
        World.PermissionSet set = origin.permissionSet(each.permissionSet());
        origin
            .person(each.person())
            .identityCenterId()
            .ifPresent(id -> assignments.put(AssignmentKey.user(each.account(), set.arn(), id)));
      }
    }
  }

  /** The HTTP side; DynamoDB and SQS requests go on to these engines. */
  public AwsEndpoint endpoint(URI dynamoDb, URI sqs) {
    String account = world.origin().organization().managementAccount();
    Map<String, AwsService> services =
        Map.of(
            "sso", new SsoAdminService(world, assignments, faults),
            "identitystore", new IdentityStoreService(world),
            "organizations", new OrganizationsService(world),
            "ssm", new SsmService(parameters, world.origin().identityCenter().region(), account));
    StsService sts =
        new StsService(
            account,
            id ->
                keys.find(id)
                    .map(AccessKeys.AccessKey::arn)
                    .orElse("arn:aws:iam::" + account + ":user/unknown"));
    Map<String, Forwarder> engines =
        Map.of("dynamodb", new Forwarder(dynamoDb), "sqs", new Forwarder(sqs));
    Map<String, Function<AwsRequest, HttpReply>> others =
        Map.of(
            "sts", asked -> sts.handle(asked.operation(), asked.accessKeyId()),
            "scheduler", schedules::handle,
            "monitoring", alarms::handle);
    return new AwsEndpoint(this, services, engines, others, clock, callsPerSecond);
  }

  /** People, groups, memberships, accounts and tags. */
  public LiveWorld world() {
    return world;
  }

  /** Who holds which key. */
  public AccessKeys keys() {
    return keys;
  }

  /** Identity Center's assignments and operations. */
  public Assignments assignments() {
    return assignments;
  }

  /** Parameter Store. */
  public Parameters parameters() {
    return parameters;
  }

  /** EventBridge Scheduler. */
  public Schedules schedules() {
    return schedules;
  }

  /** CloudWatch's alarms. */
  public Alarms alarms() {
    return alarms;
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** Every call. */
  public CallLog log() {
    return log;
  }

  private static String requestId(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong()).toString();
  }
}
