package io.boundary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundary.model.PermissionSetName;
import io.boundary.policy.review.Lint;
import io.boundary.sandbox.world.World;
import io.boundary.sandbox.world.WorldFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy is read with.
 *
 * @param usual where the policy stands, unless another file is named
 * @param values what its {@code ${NAME}} stand for
 * @param known what is known of the deployment beside it
 */
record PolicySurroundings(Path usual, Map<String, String> values, Lint.Known known) {

  private static final String POLICY = "config/access_rules.yaml";

  PolicySurroundings {
    values = Map.copyOf(values);
  }

  /** Those of the sandbox's world. */
  static PolicySurroundings ofWorld(Path project) {
    World world = WorldFile.read(project.resolve(ProjectFolder.WORLD));
    Map<PermissionSetName, Duration> sessions = new HashMap<>();
    world
        .permissionSets()
        .forEach(
            (name, set) ->
                sessions.put(new PermissionSetName(name), Duration.parse(set.session())));
    return new PolicySurroundings(
        project.resolve(POLICY),
        world.policyEnvironment(),
        new Lint.Known(Optional.of(sessions.keySet()), sessions));
  }

  /** Those of a process's environment, as the workflow function has them. */
  static PolicySurroundings ofEnvironment(Path project, Map<String, String> environment) {
    Optional<Set<PermissionSetName>> names =
        Optional.ofNullable(environment.get("PERMISSION_SET_ARNS"))
            .filter(literal -> !literal.startsWith("ssm:"))
            .map(PolicySurroundings::names);
    Path usual =
        Optional.ofNullable(environment.get("ACCESS_RULES_PATH"))
            .filter(path -> !path.isBlank())
            .map(Path::of)
            .orElseGet(() -> project.resolve(POLICY));
    return new PolicySurroundings(usual, environment, new Lint.Known(names, Map.of()));
  }

  /** The same with these values in place of those of the same name. */
  PolicySurroundings with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(more);
    return new PolicySurroundings(usual, all, known);
  }

  private static Set<PermissionSetName> names(String json) {
    try {
      JsonNode object = new ObjectMapper().readTree(json);
      Set<PermissionSetName> names = new HashSet<>();
      object
          .fieldNames()
          .forEachRemaining(name -> PermissionSetName.parse(name).ifPresent(names::add));
      return names;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PERMISSION_SET_ARNS is no JSON object", e);
    }
  }
}
