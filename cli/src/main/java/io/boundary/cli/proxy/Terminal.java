package io.boundary.cli.proxy;

import java.util.function.Consumer;

/** Where whoever started the proxy is told things; a lasting trouble is told once. */
final class Terminal {

  private final Consumer<String> lines;
  private String trouble = "";

  Terminal(Consumer<String> lines) {
    this.lines = lines;
  }

  void say(String line) {
    lines.accept(line);
  }

  synchronized void trouble(String line) {
    if (!trouble.equals(line)) {
      trouble = line;
      lines.accept(line);
    }
  }

  synchronized void fine() {
    trouble = "";
  }
}
