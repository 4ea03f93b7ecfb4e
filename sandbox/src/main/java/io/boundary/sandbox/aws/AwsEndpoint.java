package io.boundary.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.HttpCall;
import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.HttpRoute;
import io.boundary.sandbox.http.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The one AWS endpoint: finds out what is called, plays faults and quotas, hands on to the
 * simulated service or the embedded engine, and keeps the log of calls.
 */
public final class AwsEndpoint implements HttpRoute {

  private static final Duration LONGEST_HANG = Duration.ofMinutes(10);

  private final Map<String, AwsService> services;
  private final Map<String, RateLimit> limits = new TreeMap<>();
  private final Map<String, Forwarder> engines;
  private final Map<String, Function<AwsRequest, HttpReply>> others;
  private final SimulatedAws aws;
  private final Clock clock;

  AwsEndpoint(
      SimulatedAws aws,
      Map<String, AwsService> services,
      Map<String, Forwarder> engines,
      Map<String, Function<AwsRequest, HttpReply>> others,
      Clock clock,
      double callsPerSecond) {
    this.aws = aws;
    this.services = Map.copyOf(services);
    this.engines = Map.copyOf(engines);
    this.others = Map.copyOf(others);
    this.clock = clock;
    for (String throttled : new String[] {"sso", "identitystore", "organizations"}) {
      limits.put(throttled, new RateLimit(callsPerSecond, clock));
    }
  }

  @Override
  public HttpReply answer(HttpCall call) throws IOException, InterruptedException {
    Optional<AwsRequest> request = AwsRequest.of(call);
    if (request.isEmpty()) {
      return new AwsError(400, "UnknownOperationException", "no AWS service recognised").reply();
    }
    AwsRequest asked = request.get();
    String function =
        aws.keys().find(asked.accessKeyId()).map(AccessKeys.AccessKey::holder).orElse("unknown");
    HttpReply reply = withFaults(asked, function);
    aws.log().add(logged(asked, function, reply), Uses.of(asked));
    return reply;
  }

  private HttpReply withFaults(AwsRequest asked, String function)
      throws IOException, InterruptedException {
    Optional<Fault> fault = aws.faults().onCall(asked.service(), asked.operation(), function);
    if (fault.isEmpty()) {
      return withinQuota(asked);
    }
    return switch (fault.get().kind()) {
      case FAIL_BEFORE -> failure(fault.get());
      case FAIL_AFTER -> {
        withinQuota(asked);
        yield failure(fault.get());
      }
      case RESET_AFTER -> {
        withinQuota(asked);
        yield HttpReply.RESET;
      }
      case HALF_ANSWER -> withinQuota(asked).halved();
      case THROTTLE -> throttled(asked.service(), fault.get());
      case HANG -> {
        aws.faults()
            .hang(
                fault.get().delay().compareTo(Duration.ofSeconds(1)) > 0
                    ? fault.get().delay()
                    : LONGEST_HANG);
        yield HttpReply.RESET;
      }
      case RESET -> HttpReply.RESET;
      case DELAY, FAILED -> throw new IllegalStateException("not played on a call");
    };
  }

  private HttpReply withinQuota(AwsRequest asked) throws IOException, InterruptedException {
    RateLimit limit = limits.get(asked.service());
    if (limit != null && !limit.allows()) {
      return service(asked.service()).throttled().reply().withHeader("Retry-After", "1");
    }
    Function<AwsRequest, HttpReply> other = others.get(asked.service());
    if (other != null) {
      return other.apply(asked);
    }
    Forwarder engine = engines.get(asked.service());
    return engine == null ? simulated(asked) : engine.forward(asked.call());
  }

  private HttpReply simulated(AwsRequest asked) {
    AwsService service = service(asked.service());
    try {
      ObjectNode input =
          Json.parseObject(asked.call().body())
              .orElseThrow(() -> new AwsError(400, "SerializationException", "not JSON"));
      ObjectNode output = service.handle(asked.operation(), new Input(input, service::complaint));
      return HttpReply.text(200, "application/x-amz-json-1.1", output.toString());
    } catch (AwsError refused) {
      return refused.reply();
    }
  }

  private AwsService service(String name) {
    AwsService service = services.get(name);
    if (service == null) {
      throw new IllegalStateException("no service " + name);
    }
    return service;
  }

  private static HttpReply failure(Fault fault) {
    return fault
        .error()
        .map(code -> new AwsError(400, code, "simulated fault"))
        .orElseGet(() -> new AwsError(500, "InternalServerException", "simulated fault"))
        .reply();
  }

  private HttpReply throttled(String service, Fault fault) {
    AwsService simulated = services.get(service);
    AwsError error =
        switch (service) {
          case "dynamodb" ->
              new AwsError(
                  400, "ProvisionedThroughputExceededException", "The level was exceeded.");
          default ->
              simulated == null
                  ? new AwsError(400, "ThrottlingException", "Rate exceeded")
                  : simulated.throttled();
        };
    long seconds = Math.max(1, fault.delay().toSeconds());
    return error.reply().withHeader("Retry-After", Long.toString(seconds));
  }

  private AwsCall logged(AwsRequest asked, String function, HttpReply reply) {
    String error = "";
    if (reply.status() >= 400) {
      error =
          Json.parse(reply.body())
              .map(body -> body.path("__type").asText(""))
              .map(type -> type.substring(type.indexOf('#') + 1))
              .orElse("");
    }
    return new AwsCall(
        clock.instant(),
        asked.service(),
        asked.operation(),
        asked.accessKeyId(),
        function,
        reply.status(),
        error);
  }

  /** The log as JSON, for the control endpoint. */
  public static JsonNode json(AwsCall call) {
    return Json.object()
        .put("at", call.at().toString())
        .put("service", call.service())
        .put("operation", call.operation())
        .put("access_key_id", call.accessKeyId())
        .put("function", call.function())
        .put("status", call.status())
        .put("error", call.error());
  }
}
