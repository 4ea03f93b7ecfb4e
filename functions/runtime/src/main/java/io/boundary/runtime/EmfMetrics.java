package io.boundary.runtime;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Metrics in CloudWatch's embedded metric format: a log line of JSON that CloudWatch reads, so that
 * no call is made and no permission needed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
public final class EmfMetrics implements Metrics {

  /** The namespace of all metrics. */
  public static final String NAMESPACE = "Boundary";

  private final software.amazon.lambda.powertools.metrics.Metrics metrics;
  private final Map<String, Long> counts = new TreeMap<>();

  /** Metrics of one function, told apart by the dimension {@code Service}. */
  public EmfMetrics(String function) {
    metrics = MetricsBuilder.builder().withNamespace(NAMESPACE).withService(function).build();
  }

  @Override
  public synchronized void add(String name, long count) {
    counts.merge(name, count, Long::sum);
  }

  @Override
  public synchronized void flush() {
    if (counts.isEmpty()) {
      return;
    }
    counts.forEach((name, count) -> metrics.addMetric(name, count, MetricUnit.COUNT));
    metrics.flush();
    counts.clear();
  }
}
