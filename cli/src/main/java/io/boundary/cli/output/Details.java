package io.boundary.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing told in full: a name and a value on each line; on a terminal long values are wrapped.
 */
public final class Details {

  private static final int GAP = 2;

  private record Entry(String name, Cell value) {}

  private final List<Entry> entries = new ArrayList<>();

  /** Adds a value; a {@link Cell} keeps its colour. */
  public Details add(String name, Object value) {
    entries.add(new Entry(name, value instanceof Cell cell ? cell : Cell.of(value)));
    return this;
  }

  /** Adds a value where there is one. */
  public Details add(String name, Optional<?> value) {
    value.ifPresent(present -> add(name, present));
    return this;
  }

  /** Its lines. */
  public List<String> lines(Screen screen) {
    int names = entries.stream().mapToInt(entry -> Text.width(entry.name())).max().orElse(0) + GAP;
    List<String> lines = new ArrayList<>();
    for (Entry entry : entries) {
      List<String> parts = value(entry.value(), names, screen);
      String head = Ink.DIM.on(screen, entry.name()) + " ".repeat(names - Text.width(entry.name()));
      for (int i = 0; i < parts.size(); i++) {
        String part = entry.value().ink().on(screen, parts.get(i));
        lines.add(((i == 0 ? head : " ".repeat(names)) + part).stripTrailing());
      }
    }
    return lines;
  }

  private static List<String> value(Cell value, int names, Screen screen) {
    return screen.terminal()
        ? Text.wrapped("", "", value.text(), screen.columns() - names)
        : List.of(value.text());
  }
}
