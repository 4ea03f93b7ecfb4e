package io.boundary.sandbox.soak;

import io.boundary.sandbox.e2e.Rig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run did and what it found, as a text that is kept. */
final class Report {

  private final StringBuilder text = new StringBuilder();

  Report line(String what, Object value) {
    text.append("%-22s %s%n".formatted(what, value));
    return this;
  }

  /** What people did, what became of it, what Slack got, which faults were played. */
  Report run(Rig rig, Journal journal) {
    Map<String, Integer> states = new TreeMap<>();
    Books.of(rig).forEach(record -> states.merge(record.status(), 1, Integer::sum));
    line("people", journal.counts());
    line("requests", states);
    line("messages in Slack", rig.messagesInSlack());
    return line(
        "faults played",
        rig.control.faultsPlayed().properties().stream()
            .map(fault -> fault.getKey() + " " + fault.getValue().asInt())
            .sorted()
            .collect(Collectors.joining(", ")));
  }

  Report breaches(List<String> breaches) {
    line("breaches", breaches.size());
    breaches.forEach(breach -> text.append("  ").append(breach).append('\n'));
    return this;
  }

  /** Writes it into the file, and shows it. */
  void keep(Path file) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println(text);
  }

  /** How often these words stand in the folder's logs. */
  static long inLogs(Path folder, String words) {
    try (Stream<Path> files = Files.list(folder)) {
      long sum = 0;
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        sum += count(log, words);
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In how many lines of the log these words stand. */
  static long count(Path log, String words) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(words)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
