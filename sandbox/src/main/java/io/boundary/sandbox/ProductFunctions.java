package io.boundary.sandbox;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/** The product's own functions: the one place that names their classes. */
public final class ProductFunctions implements FunctionFactory {

  @Override
  public RequestStreamHandler webhook(FunctionSetup setup) {
    throw notThere("webhook");
  }

  @Override
  public RequestStreamHandler workflow(FunctionSetup setup) {
    throw notThere("workflow");
  }

  @Override
  public RequestStreamHandler janitor(FunctionSetup setup) {
    throw notThere("janitor");
  }

  private static SandboxException notThere(String function) {
    return new SandboxException("the function " + function + " is not part of this build");
  }
}
