package io.boundary.cli.doctor;

import java.util.List;

/**
 * What came of a look.
 *
 * @param says how it is
 * @param fix what to do about it; empty where all is well
 */
public record Finding(boolean fine, String says, String fix) {

  static Finding fine(String says) {
    return new Finding(true, says, "");
  }

  static Finding miss(String says, String fix) {
    return new Finding(false, says, fix);
  }

  /** Fine where there are no problems. */
  static Finding of(List<String> problems, String fine, String fix) {
    return problems.isEmpty() ? fine(fine) : miss(String.join("; ", problems), fix);
  }
}
