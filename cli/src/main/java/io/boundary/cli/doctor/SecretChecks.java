package io.boundary.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Whether the secrets are where the functions look for them, and encrypted. No value is read. */
final class SecretChecks {

  private final SsmClient ssm;
  private final Deployment deployment;

  SecretChecks(SsmClient ssm, Deployment deployment) {
    this.ssm = ssm;
    this.deployment = deployment;
  }

  List<Check> checks() {
    return List.of(new Check("secrets", this::secrets));
  }

  private static ParameterStringFilter named(List<String> names) {
    return ParameterStringFilter.builder().key("Name").values(names).build();
  }

  private Finding secrets() {
    List<String> names = deployment.parameters();
    Map<String, ParameterType> types =
        ssm.describeParametersPaginator(request -> request.parameterFilters(named(names))).stream()
            .flatMap(page -> page.parameters().stream())
            .collect(Collectors.toMap(ParameterMetadata::name, ParameterMetadata::type));
    List<String> problems = new ArrayList<>();
    for (String name : names) {
      ParameterType type = types.get(name);
      if (type == null) {
        problems.add(name + " does not exist");
      } else if (type != ParameterType.SECURE_STRING) {
        problems.add(name + " is a " + type + ", not encrypted");
      }
    }
    return Finding.of(
        problems,
        names.size() + " in the parameter store, encrypted",
        "put it there as a SecureString (docs/deploy.md)");
  }
}
