package io.boundary.cli.demo;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.boundary.sandbox.FunctionFactory;
import io.boundary.sandbox.FunctionSetup;
import java.util.HashMap;
import java.util.Map;

/** The same functions, which log only what is wrong: the story is told on the same screen. */
record Quiet(FunctionFactory functions) implements FunctionFactory {

  @Override
  public RequestStreamHandler webhook(FunctionSetup setup) {
    return functions.webhook(quiet(setup));
  }

  @Override
  public RequestStreamHandler auditApi(FunctionSetup setup) {
    return functions.auditApi(quiet(setup));
  }

  @Override
  public RequestStreamHandler dashboard(FunctionSetup setup) {
    return functions.dashboard(quiet(setup));
  }

  @Override
  public RequestStreamHandler workflow(FunctionSetup setup) {
    return functions.workflow(quiet(setup));
  }

  @Override
  public RequestStreamHandler janitor(FunctionSetup setup) {
    return functions.janitor(quiet(setup));
  }

  private static FunctionSetup quiet(FunctionSetup setup) {
    Map<String, String> environment = new HashMap<>(setup.environment());
    environment.put("LOG_LEVEL", "ERROR");
    return new FunctionSetup(environment, setup.credentials(), setup.clock(), setup.realClock());
  }
}
