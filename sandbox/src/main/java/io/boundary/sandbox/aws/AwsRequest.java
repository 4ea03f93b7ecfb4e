package io.boundary.sandbox.aws;

import io.boundary.sandbox.http.HttpCall;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an AWS protocol request asks for: recognised by {@code X-Amz-Target}, or by the service in
 * the credential scope, with the form body of the query protocol or a path.
 */
record AwsRequest(String service, String operation, String accessKeyId, HttpCall call) {

  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/,\\s]+)/\\d{8}/[^/]+/([^/]+)/aws4_request");
  private static final Map<String, String> TARGETS =
      Map.of(
          "SWBExternalService", "sso",
          "AWSIdentityStore", "identitystore",
          "AWSOrganizationsV20161128", "organizations",
          "AmazonSSM", "ssm",
          "DynamoDB_20120810", "dynamodb",
          "DynamoDBStreams_20120810", "dynamodb",
          "AmazonSQS", "sqs");

  /** Services that the query protocol is spoken with, by their signing names. */
  private static final Set<String> QUERY = Set.of("sts", "sqs", "monitoring");

  static Optional<AwsRequest> of(HttpCall call) {
    Matcher credential = CREDENTIAL.matcher(call.header("authorization").orElse(""));
    boolean signed = credential.find();
    String key = signed ? credential.group(1) : "";
    Optional<String> target = call.header("x-amz-target");
    if (target.isPresent()) {
      int dot = target.get().indexOf('.');
      String service = TARGETS.get(target.get().substring(0, Math.max(0, dot)));
      return Optional.ofNullable(service)
          .map(name -> new AwsRequest(name, target.get().substring(dot + 1), key, call));
    }
    String action = call.form().getOrDefault("Action", "");
    String scope = signed ? credential.group(2) : "";
    if (!action.isEmpty() && QUERY.contains(scope)) {
      return Optional.of(new AwsRequest(scope, action, key, call));
    }
    return scope.equals("scheduler") && call.method().equals("GET")
        ? Optional.of(new AwsRequest(scope, "GetSchedule", key, call))
        : Optional.empty();
  }
}
