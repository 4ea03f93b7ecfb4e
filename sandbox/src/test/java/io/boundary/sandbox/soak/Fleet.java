package io.boundary.sandbox.soak;

import io.boundary.sandbox.JanitorProcessWiring;
import io.boundary.sandbox.WorkerWiring;
import io.boundary.sandbox.e2e.WorkerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Workflow workers and janitors, each in a process of its own, killed and started again. */
final class Fleet implements AutoCloseable {

  private final WorkerProcess.Setting setting;
  private final List<Class<?>> kinds = new ArrayList<>();
  private final List<WorkerProcess> running = new ArrayList<>();
  private int kills;

  Fleet(WorkerProcess.Setting setting, int workers, int janitors) {
    this.setting = setting;
    for (int i = 0; i < workers + janitors; i++) {
      kinds.add(i < workers ? WorkerWiring.class : JanitorProcessWiring.class);
      running.add(start(i));
    }
  }

  private WorkerProcess start(int number) {
    Class<?> kind = kinds.get(number);
    String name = (kind == WorkerWiring.class ? "worker-" : "janitor-") + number;
    return WorkerProcess.start(kind, setting, name);
  }

  /** {@code kill -9} for one of them, and another in its place. */
  void killOne(Random random) {
    int number = random.nextInt(running.size());
    running.get(number).kill();
    kills++;
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
