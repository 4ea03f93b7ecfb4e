package io.boundary.webhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.crac.Core;

/**
 * The Lambda function behind {@code POST /webhook}: an API Gateway HTTP API event (payload 2.0)
 * comes in, its response goes out. Streams rather than event classes, because decoding into those
 * costs more at a cold start than all the rest.
 */
public final class WebhookHandler implements RequestStreamHandler {

  private final Webhook webhook;
  private final Log log;

  /** Held here, because the checkpoint's registry may hold it weakly. */
  private final Priming priming = new Priming();

  /**
   * Built by Lambda, from the process.
   *
   * @throws io.boundary.model.settings.SettingException where a setting is missing or malformed
   */
  public WebhookHandler() {
    this(WebhookWiring.fromProcess());
    Core.getGlobalContext().register(priming);
  }

  /** Built from any wiring. */
  public WebhookHandler(WebhookWiring wiring) {
    this.webhook = wiring.webhook();
    this.log = wiring.log();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Optional<GatewayEvent> event = GatewayEvent.read(input);
    output.write(event.map(this::answer).orElseGet(this::notAnEvent).toBytes());
  }

  private HttpAnswer answer(GatewayEvent event) {
    TimeLeft.start(Webhook.TIME_TO_ANSWER);
    try {
      return webhook.answer(event);
    } catch (RuntimeException ours) {
      // Whatever came in was parsed by total functions, so this is a fault of ours; its class is
      // enough to find it by, while its message might hold what somebody typed.
      log.error("failed", Optional.empty(), ours.getClass().getName());
      return HttpAnswer.error(500, "internal error");
    } finally {
      TimeLeft.stop();
    }
  }

  private HttpAnswer notAnEvent() {
    log.warn("not_an_event", Optional.empty());
    return HttpAnswer.error(400, "not an API Gateway event");
  }
}
