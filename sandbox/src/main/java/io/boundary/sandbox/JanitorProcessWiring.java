package io.boundary.sandbox;

import java.time.Duration;

/** The janitor and its schedule in a process of their own, for a sandbox without a tick period. */
public final class JanitorProcessWiring {

  private static final Duration TIMEOUT = Duration.ofSeconds(58);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private JanitorProcessWiring() {}

  /**
   * Runs the janitor again and again until its standard input ends, as it does with the process
   * that began it.
   *
   * @param args the sandbox's info file, its world file, its policy file
   */
  public static void main(String[] args) throws Exception {
    RemoteWiring remote = RemoteWiring.of(args);
    RemoteWiring.untilInputEnds(new Janitor(remote.janitor(TIMEOUT), remote.clock(), PERIOD));
  }
}
