package io.boundary.sandbox;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.boundary.auditapi.AuditApiHandler;
import io.boundary.auditapi.AuditApiWiring;
import io.boundary.dashboard.DashboardHandler;
import io.boundary.dashboard.DashboardWiring;
import io.boundary.janitor.JanitorHandler;
import io.boundary.janitor.JanitorWiring;
import io.boundary.webhook.WebhookHandler;
import io.boundary.webhook.WebhookWiring;
import io.boundary.workflow.WorkflowHandler;
import io.boundary.workflow.WorkflowWiring;

/** The product's own functions: the one place that names their classes. */
public final class ProductFunctions implements FunctionFactory {

  /**
   * Signatures are made and checked by the real clock, however far the sandbox's time was moved.
   */
  @Override
  public RequestStreamHandler webhook(FunctionSetup setup) {
    return new WebhookHandler(
        WebhookWiring.of(
            setup.environment(), setup.credentials(), setup.realClock(), setup.clock()));
  }

  @Override
  public RequestStreamHandler workflow(FunctionSetup setup) {
    return new WorkflowHandler(
        WorkflowWiring.of(setup.environment(), setup.credentials(), setup.clock()));
  }

  @Override
  public RequestStreamHandler auditApi(FunctionSetup setup) {
    return new AuditApiHandler(
        AuditApiWiring.of(setup.environment(), setup.credentials(), setup.clock()));
  }

  @Override
  public RequestStreamHandler dashboard(FunctionSetup setup) {
    return new DashboardHandler(
        DashboardWiring.of(setup.environment(), setup.credentials(), setup.clock()));
  }

  @Override
  public RequestStreamHandler janitor(FunctionSetup setup) {
    return new JanitorHandler(
        JanitorWiring.of(setup.environment(), setup.credentials(), setup.clock()));
  }
}
