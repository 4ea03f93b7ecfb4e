package io.boundary.runtime;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** Logs as JSON lines, as Lambda's log readers want them. */
public final class LambdaLogging {

  private LambdaLogging() {}

  /** Applies {@code logback-lambda.xml}. */
  public static void configure() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    URL file =
        Objects.requireNonNull(LambdaLogging.class.getResource("/logback-lambda.xml"), "logback");
    try {
      configurator.doConfigure(file);
    } catch (JoranException e) {
      throw new IllegalStateException("the shipped log configuration is broken", e);
    }
  }
}
