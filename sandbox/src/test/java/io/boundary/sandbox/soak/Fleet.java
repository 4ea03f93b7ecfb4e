package io.boundary.sandbox.soak;

import io.boundary.sandbox.JanitorProcessWiring;
import io.boundary.sandbox.WorkerWiring;
import io.boundary.sandbox.e2e.WorkerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Workflow workers and janitors, each in a process of its own, killed and started again. */
final class Fleet implements AutoCloseable {

  private final WorkerProcess.Setting setting;
  private final List<Class<?>> kinds = new ArrayList<>();
  private final List<WorkerProcess> running = new ArrayList<>();
  private final int[] starts;
  private int kills;

  Fleet(WorkerProcess.Setting setting, int workers, int janitors) {
    this.setting = setting;
    this.starts = new int[workers + janitors];
    Arrays.fill(starts, 1);
    for (int i = 0; i < workers + janitors; i++) {
      kinds.add(i < workers ? WorkerWiring.class : JanitorProcessWiring.class);
      forgetLog(i);
      running.add(start(i));
    }
  }

  private WorkerProcess start(int number) {
    return WorkerProcess.start(kinds.get(number), setting, name(number));
  }

  /** An earlier run with the same seed had the same folder. */
  private void forgetLog(int number) {
    try {
      Files.deleteIfExists(setting.folder().resolve(name(number) + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String name(int number) {
    return (kinds.get(number) == WorkerWiring.class ? "worker-" : "janitor-") + number;
  }

  private boolean isAtWork(int number) {
    Path log = setting.folder().resolve(name(number) + ".log");
    return Report.count(log, "RemoteWiring: at work") == starts[number];
  }

  /**
   * {@code kill -9} for one of them, and another in its place; none that is still starting, or a
   * busy machine would see no work at all.
   */
  void killOne(Random random) {
    int number = random.nextInt(running.size());
    if (!isAtWork(number)) {
      return;
    }
    running.get(number).kill();
    kills++;
    starts[number]++;
    running.set(number, start(number));
  }

  int kills() {
    return kills;
  }

  @Override
  public void close() {
    running.forEach(WorkerProcess::close);
  }
}
