package io.boundary.benchmarks.functions;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A function in a process of its own, with nothing of this process's environment. */
final class FunctionProcess implements AutoCloseable {

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private final Process process;
  private final RuntimeApi api;

  private FunctionProcess(Process process, RuntimeApi api) {
    this.process = process;
    this.api = api;
  }

  /** How a function is started. */
  record Program(String name, List<String> command, Map<String, String> settings) {

    /** A Java function's libraries, under Lambda's client and with its usual flags. */
    static Program java(String name, Path lib, String handler, Map<String, String> settings) {
      return new Program(
          name,
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Xmx256m",
              "-cp",
              lib + "/*:" + runtimeClient(),
              CLIENT,
              handler),
          settings);
    }

    /** The same on one core. */
    Program onOneCore() {
      List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "0"));
      pinned.addAll(command);
      return new Program(name, pinned, settings);
    }

    private static String runtimeClient() {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(jar -> jar.contains("aws-lambda-java-") || jar.contains("utils-lite"))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  static FunctionProcess start(Program program, Path log) throws IOException {
    RuntimeApi api = new RuntimeApi();
    ProcessBuilder builder = new ProcessBuilder(program.command());
    builder.environment().clear();
    builder.environment().putAll(program.settings());
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "boundary-benchmark");
    builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    builder.environment().put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new FunctionProcess(builder.start(), api);
  }

  /** See {@link RuntimeApi#invoke}. */
  String invoke(String event, String expected) throws InterruptedException {
    return api.invoke(event, expected);
  }

  /** Processor time so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    api.close();
  }
}
