package io.boundary.runtime;

import io.boundary.broker.decision.PolicySource;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.policy.Policy;
import io.boundary.policy.document.PolicyLoad;
import io.boundary.policy.document.PolicyLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy file, read once per process. One that does not load grants nothing and drops nothing:
 * what needs a decision waits, all else goes on.
 */
public final class PolicyFile {

  private static final Logger LOG = LoggerFactory.getLogger(PolicyFile.class);

  private PolicyFile() {}

  /**
   * The policy of that file.
   *
   * @param environment what {@code ${NAME}} in it stands for
   */
  public static PolicySource load(Path file, Map<String, String> environment) {
    try {
      PolicyLoad load = PolicyLoader.load(Files.readString(file), environment);
      if (load instanceof PolicyLoad.Loaded loaded) {
        Policy policy = loaded.policy();
        return () -> policy;
      }
      PolicyLoad.Rejected rejected = (PolicyLoad.Rejected) load;
      rejected.problems().forEach(problem -> LOG.error("policy {}", problem));
      return unavailable("the policy has " + rejected.problems().size() + " problems");
    } catch (IOException e) {
      LOG.error("the policy file cannot be read: {}", e.toString());
      return unavailable("the policy file cannot be read");
    }
  }

  private static PolicySource unavailable(String why) {
    return () -> {
      throw new FactUnavailableException(why, false);
    };
  }
}
