package io.boundary.sandbox;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/** Builds the functions that the sandbox runs: the product's, or a test's. */
public interface FunctionFactory {

  /** The function behind {@code POST /webhook}. */
  RequestStreamHandler webhook(FunctionSetup setup);

  /** The function behind the queue. */
  RequestStreamHandler workflow(FunctionSetup setup);

  /** The function behind {@code /api}. */
  RequestStreamHandler auditApi(FunctionSetup setup);

  /** The function behind {@code /dashboard}. */
  RequestStreamHandler dashboard(FunctionSetup setup);

  /** The function behind the ticks. */
  RequestStreamHandler janitor(FunctionSetup setup);
}
