package io.boundary.benchmarks.functions;

import io.boundary.benchmarks.functions.FunctionProcess.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Functions as processes: from their start to the first answer, and, for webhook and yardstick, how
 * fast they go on. Alternating, since the machine changes while it is measured.
 */
public final class FunctionsWiring {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final String AUDITOR =
      "arn:aws:sts::999999999999:assumed-role/BoundaryAuditor/olga";

  private final Path folder;

  private FunctionsWiring(Path folder) {
    this.folder = folder;
  }

  /**
   * {@code <project root> <folder for files> [<cold starts> [<warm requests>]]}.
   *
   * @throws IOException where a zip is missing
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Path.of(arguments[0]);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    int starts = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 15;
    int requests = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 4000;
    FunctionsWiring measuring = new FunctionsWiring(folder);
    try (Programs programs = new Programs(root, folder)) {
      measuring.coldStarts(programs, starts);
      measuring.warm(programs, requests);
    }
    System.exit(0);
  }

  private void coldStarts(Programs programs, int starts) throws IOException, InterruptedException {
    Map<Program, String> events = new LinkedHashMap<>();
    events.put(programs.python(), "200");
    events.put(programs.webhook(), "200");
    for (String name : List.of("workflow", "janitor", "audit-api", "dashboard")) {
      events.put(programs.other(name), expected(name));
    }
    Map<String, List<Double>> wall = new LinkedHashMap<>();
    Map<String, List<Double>> cpu = new LinkedHashMap<>();
    for (int start = -1; start < starts; start++) {
      for (Map.Entry<Program, String> program : events.entrySet()) {
        String name = program.getKey().name();
        if (start >= others(name, starts)) {
          continue;
        }
        long begin = System.nanoTime();
        try (FunctionProcess process = process(program.getKey())) {
          process.invoke(event(name, start), program.getValue());
          double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
          if (start >= 0) {
            wall.computeIfAbsent(name, any -> new ArrayList<>()).add(millis);
            cpu.computeIfAbsent(name, any -> new ArrayList<>())
                .add(process.cpu().toNanos() / NANOS_PER_MILLI);
          }
        }
      }
    }
    System.out.printf(
        "cold start: process start to first answer, medians of %d (others %d)%n",
        starts, others("", starts));
    System.out.printf("%-10s %9s %9s %9s %9s%n", "", "ms", "x python", "cpu ms", "x python");
    wall.forEach(
        (name, times) ->
            System.out.printf(
                "%-10s %9.0f %9.2f %9.0f %9.2f%n",
                name,
                median(times),
                median(times) / median(wall.getOrDefault("python", times)),
                median(cpu.getOrDefault(name, times)),
                median(cpu.getOrDefault(name, times)) / median(cpu.getOrDefault("python", times))));
  }

  private static int others(String name, int starts) {
    return name.equals("python") || name.equals("webhook") ? starts : Math.min(starts, 7);
  }

  private static String expected(String name) {
    return switch (name) {
      case "workflow" -> "batchItemFailures";
      case "janitor" -> "revoked";
      default -> "statusCode";
    };
  }

  private static String event(String name, int number) {
    return switch (name) {
      case "workflow" -> Events.message(number + 1000);
      case "janitor" -> "{}";
      case "audit-api" -> Events.get("/api/requests", "status=ACTIVE", AUDITOR);
      case "dashboard" -> Events.get("/dashboard", "", AUDITOR);
      default -> Events.command(Instant.now());
    };
  }

  private FunctionProcess process(Program program) throws IOException {
    return FunctionProcess.start(program, folder.resolve(program.name() + ".log"));
  }

  private void warm(Programs programs, int requests) throws IOException, InterruptedException {
    System.out.printf(
        "%nwarm: %d requests after as many to warm up, one at a time, process on one core; three rounds, alternating%n",
        requests);
    System.out.printf(
        "%-10s %12s %14s %9s %9s %14s%n",
        "", "requests/s", "per cpu second", "p50 ms", "p99 ms", "forged: cpu us");
    for (int round = 0; round < 3; round++) {
      warm(programs.webhook().onOneCore(), requests);
      warm(programs.python().onOneCore(), requests);
    }
  }

  private void warm(Program program, int requests) throws IOException, InterruptedException {
    try (FunctionProcess process = process(program)) {
      String event = Events.command(Instant.now());
      run(process, event, "200", requests);
      Duration before = process.cpu();
      long begin = System.nanoTime();
      List<Double> times = run(process, event, "200", requests);
      double seconds = (System.nanoTime() - begin) / 1e9;
      double busy = process.cpu().minus(before).toNanos() / 1e9;
      before = process.cpu();
      run(process, Events.forged(Instant.now()), "401", requests);
      double forged = process.cpu().minus(before).toNanos() / 1e3 / requests;
      System.out.printf(
          "%-10s %12.0f %14.0f %9.2f %9.2f %14.0f%n",
          program.name(),
          requests / seconds,
          requests / busy,
          median(times),
          times.get(times.size() * 99 / 100),
          forged);
    }
  }

  /** Milliseconds of each request, shortest first. */
  private static List<Double> run(
      FunctionProcess process, String event, String expected, int requests)
      throws InterruptedException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      long begin = System.nanoTime();
      process.invoke(event, expected);
      times.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
    }
    Collections.sort(times);
    return times;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
