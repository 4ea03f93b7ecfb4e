package io.boundary.webhook;

import io.boundary.model.settings.ParameterSource;
import io.boundary.slack.inbound.Json;

/** SSM Parameter Store, decrypted. */
final class SsmParameters implements ParameterSource {

  private final AwsJsonClient ssm;

  SsmParameters(AwsJsonClient ssm) {
    this.ssm = ssm;
  }

  @Override
  public String read(String name) {
    Json.Obj input =
        Json.object().put("Name", name).put("WithDecryption", new Json.Bool(true)).build();
    return ssm.call("GetParameter", input)
        .object("Parameter")
        .flatMap(parameter -> parameter.string("Value"))
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> new AwsCallException("ssm GetParameter: no value came back"));
  }
}
