package io.boundary.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An aligned table. On a terminal it shrinks to its width: columns that may be cut are, the widest
 * first; where that is not enough, each row is shown as lines of its own. In a pipe nothing is cut.
 */
public final class Table {

  private static final int GAP = 2;
  private static final int LEAST_WIDTH = 8;

  /**
   * A column.
   *
   * @param cuttable whether its values may be cut; ids must not be
   */
  public record Column(String title, boolean cuttable) {

    /** A column whose values are always shown whole. */
    public static Column whole(String title) {
      return new Column(title, false);
    }

    /** A column whose values may be cut where there is no room. */
    public static Column cuttable(String title) {
      return new Column(title, true);
    }
  }

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  /** A table without rows yet. */
  public Table(Column... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row; a value that is a {@link Cell} keeps its colour. */
  public Table row(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException("a row has " + columns.size() + " values");
    }
    rows.add(
        Arrays.stream(values)
            .map(value -> value instanceof Cell cell ? cell : Cell.of(value))
            .toList());
    return this;
  }

  /** Its lines, without a heading where it has no rows. */
  public List<String> lines(Screen screen) {
    if (rows.isEmpty()) {
      return List.of();
    }
    int[] widths = widths(screen.tableColumns());
    return total(widths) > screen.tableColumns() ? blocks(screen) : aligned(screen, widths);
  }

  private int[] widths(int available) {
    int[] widths = IntStream.range(0, columns.size()).map(this::naturalWidth).toArray();
    while (total(widths) > available) {
      int widest = widestCuttable(widths);
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private int naturalWidth(int column) {
    int title = Text.width(columns.get(column).title());
    return rows.stream()
        .mapToInt(row -> Text.width(row.get(column).text()))
        .reduce(title, Math::max);
  }

  private int widestCuttable(int[] widths) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      int least = Math.max(LEAST_WIDTH, Text.width(columns.get(i).title()));
      if (columns.get(i).cuttable()
          && widths[i] > least
          && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private static int total(int[] widths) {
    return Arrays.stream(widths).sum() + GAP * (widths.length - 1);
  }

  private List<String> aligned(Screen screen, int[] widths) {
    List<String> lines = new ArrayList<>();
    lines.add(
        line(columns.stream().map(c -> new Cell(c.title(), Ink.BOLD)).toList(), widths, screen));
    rows.forEach(row -> lines.add(line(row, widths, screen)));
    return lines;
  }

  private static String line(List<Cell> cells, int[] widths, Screen screen) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String shown = Text.cut(cells.get(i).text(), widths[i], screen.ellipsis());
      line.append(cells.get(i).ink().on(screen, shown));
      line.append(" ".repeat(widths[i] - Text.width(shown) + GAP));
    }
    return line.toString().stripTrailing();
  }

  private List<String> blocks(Screen screen) {
    List<String> lines = new ArrayList<>();
    for (List<Cell> row : rows) {
      Details details = new Details();
      for (int i = 0; i < row.size(); i++) {
        details.add(columns.get(i).title(), row.get(i));
      }
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(details.lines(screen));
    }
    return lines;
  }
}
