package io.boundary.sandbox;

import io.boundary.sandbox.aws.AccessKeys;
import io.boundary.sandbox.world.World;
import java.util.Map;
import java.util.TreeMap;

/**
 * The keys of those who may call: the world file's callers, and each person who has an Identity
 * Center user, with a session as Identity Center opens it. What a session's role may do is not
 * simulated.
 */
final class OperatorKeys {

  private static final String SESSION =
      "arn:aws:sts::%s:assumed-role/AWSReservedSSO_BoundaryOperator_0123456789abcdef/%s";

  private OperatorKeys() {}

  /** Makes them. */
  static void issue(World world, AccessKeys keys) {
    arns(world).forEach(keys::issue);
  }

  /** Who holds a key, by name, and who AWS says that is. */
  static Map<String, String> arns(World world) {
    String account = world.organization().managementAccount();
    Map<String, String> arns = new TreeMap<>();
    world
        .people()
        .forEach(
            (name, person) ->
                person
                    .identityCenterId()
                    .ifPresent(
                        id ->
                            arns.put(
                                name, SESSION.formatted(account, person.email().orElse(name)))));
    arns.putAll(world.callers());
    return arns;
  }
}
