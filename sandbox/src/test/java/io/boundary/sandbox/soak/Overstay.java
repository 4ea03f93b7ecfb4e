package io.boundary.sandbox.soak;

import io.boundary.sandbox.e2e.Rig;
import java.util.List;

/** I2: how long grants outlived their end, in seconds of real time, however time was moved. */
record Overstay(int ends, double median, double longest) {

  static Overstay of(Rig rig, Timeline timeline) {
    List<Double> seconds =
        Books.of(rig).stream()
            .filter(record -> record.text("end_reason").equals("its time was over"))
            .map(record -> over(record, timeline))
            .sorted()
            .toList();
    return seconds.isEmpty()
        ? new Overstay(0, 0, 0)
        : new Overstay(
            seconds.size(), seconds.get(seconds.size() / 2), seconds.get(seconds.size() - 1));
  }

  private static double over(Books record, Timeline timeline) {
    return timeline.real(record.number("revoked_at").orElseThrow())
        - timeline.real(record.number("expires_at").orElseThrow());
  }

  @Override
  public String toString() {
    return "%d grants ended because their time was over; real seconds late: median %.1f, most %.1f"
        .formatted(ends, median, longest);
  }
}
