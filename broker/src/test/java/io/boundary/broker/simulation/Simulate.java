package io.boundary.broker.simulation;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs histories from the command line: {@code --seeds N} and {@code --minutes M} bound them,
 * {@code --from S} is the first seed, {@code --seed S} tells the story of one, {@code --brief} says
 * only which history failed first. Exit codes: 0 all held, 2 one failed, 64 wrong usage.
 */
public final class Simulate {

  private static final long EVERY_MILLIS = 10_000;

  private final PrintStream out;
  private long seeds = Long.MAX_VALUE / 2;
  private long minutes = Long.MAX_VALUE / 2;
  private long from;
  private Optional<Long> one = Optional.empty();
  private boolean brief;

  private Simulate(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) throws InterruptedException {
    System.exit(new Simulate(System.out).run(args));
  }

  private int run(String[] args) throws InterruptedException {
    try {
      read(args);
    } catch (IllegalArgumentException e) {
      out.println("usage: simulate [--seeds N] [--minutes M] [--from S] [--seed S] [--brief]");
      return 64;
    }
    if (one.isPresent()) {
      String story = Report.whole(one.get());
      out.println(story);
      return story.contains("BROKEN: ") ? 2 : 0;
    }
    return campaign();
  }

  private void read(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--brief")) {
        brief = true;
        continue;
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i]);
      }
      long value = Long.parseLong(args[i + 1]);
      switch (args[i++]) {
        case "--seeds" -> seeds = value;
        case "--minutes" -> minutes = value;
        case "--from" -> from = value;
        case "--seed" -> one = Optional.of(value);
        default -> throw new IllegalArgumentException(args[i]);
      }
    }
    if (seeds < 1 || minutes < 1 || from < 0) {
      throw new IllegalArgumentException("nothing to run");
    }
  }

  private int campaign() throws InterruptedException {
    long begin = System.nanoTime();
    long most = Math.min(minutes, 60L * 24 * 365);
    Campaign campaign = new Campaign(from, seeds, begin + TimeUnit.MINUTES.toNanos(most));
    Thread watcher = new Thread(() -> watch(campaign, begin));
    watcher.setDaemon(true);
    watcher.start();
    campaign.run(Runtime.getRuntime().availableProcessors());
    if (brief) {
      out.println(
          campaign
              .failure()
              .map(failed -> campaign.until(failed) + "\t" + failed.breach().orElse(""))
              .orElse("none in " + campaign.histories()));
      return campaign.failure().isPresent() ? 2 : 0;
    }
    out.println(progress(campaign, begin));
    out.println("hash " + Long.toHexString(campaign.hash()));
    out.println(campaign.coverage().table());
    campaign.failure().ifPresent(failed -> out.println(Report.shrunk(failed)));
    return campaign.failure().isPresent() ? 2 : 0;
  }

  private void watch(Campaign campaign, long begin) {
    try {
      while (!campaign.isOver() && !brief) {
        Thread.sleep(EVERY_MILLIS);
        if (!campaign.isOver()) {
          out.println(progress(campaign, begin));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String progress(Campaign campaign, long begin) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    return String.format(
        Locale.ROOT,
        "%d histories, %d steps (at least %d each), %.0f histories/s, %s",
        campaign.histories(),
        campaign.steps(),
        campaign.fewestSteps(),
        campaign.histories() / seconds,
        campaign.failure().isPresent() ? "FAILED" : "none failed");
  }
}
