package io.boundary.broker.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened, call by call: always as a hash, and in words where somebody wants to read it. */
final class Story {

  private final boolean inWords;
  private final List<String> lines = new ArrayList<>();
  private long hash = 17;
  private long length;

  Story(boolean inWords) {
    this.inWords = inWords;
  }

  /** A step: when, who, what, and how it ended. */
  void step(long time, String who, Object call, Object what, Object how) {
    length++;
    hash = hash * 31 + time;
    hash = hash * 31 + who.hashCode();
    hash = hash * 31 + call.toString().hashCode();
    if (inWords) {
      lines.add(time(time) + "  " + who + "  " + call + "  " + what + "  → " + how);
    }
  }

  /** Whether somebody wants to read it. */
  boolean inWords() {
    return inWords;
  }

  /** Minutes, seconds and milliseconds since the history began. */
  static String time(long millis) {
    return String.format(
        Locale.ROOT, "%3d:%02d.%03d", millis / 60_000, millis / 1000 % 60, millis % 1000);
  }

  /** Two histories that went the same way have the same. */
  long hash() {
    return hash;
  }

  /** How many steps there were. */
  long length() {
    return length;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
