package io.boundary.benchmarks.policy;

import io.boundary.policy.Policy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Milliseconds to load a policy of a thousand rules. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Loading {

  private final String yaml = Policies.large(1000);

  /** From its text. */
  @Benchmark
  public Policy thousandRules() {
    return Policies.load(yaml);
  }
}
