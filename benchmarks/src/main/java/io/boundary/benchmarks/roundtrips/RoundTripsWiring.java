package io.boundary.benchmarks.roundtrips;

import io.boundary.benchmarks.wire.Call;
import io.boundary.benchmarks.wire.Depth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts the outward calls that people wait for, one after the other: the product's functions over
 * the sandbox, each call delayed. Ends with 2 where they are more than they may be.
 */
public final class RoundTripsWiring {

  private static final String ALICE = "U0ALICE001";
  private static final String DAVE = "U0DAVE0001";
  private static final String SAM = "U0SAM00001";
  private static final String SUE = "U0SUE00001";
  private static final String GRANTED = "Access granted";

  private final Duration delay;
  private final Map<String, List<Row>> rows = new TreeMap<>();

  private RoundTripsWiring(Duration delay) {
    this.delay = delay;
  }

  /** A measurement: the longest row of calls, and how long it took in milliseconds. */
  private record Row(List<Call> calls, long millis, List<Call> all) {}

  /** Something that people wait for. */
  @FunctionalInterface
  private interface Wait {
    void run() throws IOException, InterruptedException;
  }

  /**
   * {@code <project root> <folder for files> [<milliseconds of delay> [<runs>]]}.
   *
   * @throws IOException where a file cannot be written
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Path.of(arguments[0]);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    long millis = arguments.length > 2 ? Long.parseLong(arguments[2]) : 50;
    int runs = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
    RoundTripsWiring counting = new RoundTripsWiring(Duration.ofMillis(millis));
    for (int units = 2; units <= 3; units++) {
      Path world = DeepWorld.write(root, folder, units);
      try (Company company = new Company(root, world, counting.delay)) {
        for (int run = 0; run < runs; run++) {
          counting.requests(company, run, units + " OUs");
          counting.clicks(company, run, units + " OUs");
        }
      }
    }
    boolean within = counting.report();
    System.out.println();
    System.exit(within ? 0 : 2);
  }

  private void requests(Company company, int run, String depth)
      throws IOException, InterruptedException {
    String account = DeepWorld.production(run) + " ReadOnlyAccess 1";
    String another = DeepWorld.another(run) + " ReadOnlyAccess 1";
    company.restart();
    measure(company, "request 1 new process " + depth, () -> company.ask(ALICE, account, GRANTED));
    company.forgetPeople();
    measure(
        company, "request 2 people forgotten " + depth, () -> company.ask(DAVE, account, GRANTED));
    company.ask(ALICE, another, GRANTED);
    company.settle();
    measure(company, "request 3 people known " + depth, () -> company.ask(DAVE, another, GRANTED));
  }

  private void clicks(Company company, int run, String depth)
      throws IOException, InterruptedException {
    String text = DeepWorld.sandbox(run) + " AdministratorAccess 1 INC-1";
    pend(company, ALICE, text);
    company.restart();
    measure(company, "click 1 new process " + depth, () -> company.approve(SUE, ALICE, GRANTED));
    pend(company, DAVE, text);
    company.forgetPeople();
    measure(
        company, "click 2 people forgotten " + depth, () -> company.approve(SUE, DAVE, GRANTED));
    pend(company, SAM, text);
    measure(company, "click 3 people known " + depth, () -> company.approve(SUE, SAM, GRANTED));
  }

  private static void pend(Company company, String user, String text)
      throws IOException, InterruptedException {
    company.ask(user, text, "approval");
    company.settle();
  }

  private void measure(Company company, String name, Wait wait)
      throws IOException, InterruptedException {
    company.wire().clear();
    long begin = System.nanoTime();
    wait.run();
    company.settle();
    List<Call> calls = company.wire().calls();
    List<Call> row = Depth.upToTheReply(calls);
    long millis = (row.get(row.size() - 1).end() - begin) / 1_000_000;
    rows.computeIfAbsent(name, any -> new ArrayList<>()).add(new Row(row, millis, calls));
  }

  private boolean report() {
    System.out.printf(
        "%-36s %5s %9s %6s  %s%n",
        "", "trips", "time/" + delay.toMillis(), "calls", "one after the other");
    boolean within = true;
    for (Map.Entry<String, List<Row>> row : rows.entrySet()) {
      Row best =
          row.getValue().stream()
              .min((one, other) -> Integer.compare(one.calls().size(), other.calls().size()))
              .orElseThrow();
      int most = most(row.getKey());
      within &= best.calls().size() <= most;
      System.out.printf(
          "%-36s %2d/%2d %9.1f %6d  %s%n",
          row.getKey(),
          best.calls().size(),
          most,
          best.millis() / (double) delay.toMillis(),
          best.all().size(),
          best.calls().stream().map(Call::name).collect(Collectors.joining(", ")));
    }
    rows.forEach((name, measured) -> tally(name, measured.get(0).all()));
    return within;
  }

  /** What an answer costs in calls, of each kind. */
  private static void tally(String name, List<Call> calls) {
    Map<String, Long> kinds =
        calls.stream()
            .collect(Collectors.groupingBy(Call::name, TreeMap::new, Collectors.counting()));
    System.out.printf("%n%s: %s", name, kinds);
  }

  /** What holds today; docs/performance.md says where it is more than is wanted. */
  private static int most(String name) {
    boolean deep = name.endsWith("3 OUs");
    if (name.startsWith("request")) {
      return name.contains("people known") ? 7 : name.contains("new process") && deep ? 10 : 9;
    }
    return name.contains("people known") ? 8 : name.contains("new process") ? deep ? 11 : 10 : 9;
  }
}
