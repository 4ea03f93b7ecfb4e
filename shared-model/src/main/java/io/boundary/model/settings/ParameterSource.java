package io.boundary.model.settings;

/** Reads a parameter by name, decrypted (in AWS: SSM Parameter Store). */
@FunctionalInterface
public interface ParameterSource {

  /**
   * The parameter's value.
   *
   * @throws RuntimeException where it does not exist or cannot be read; the message never holds a
   *     value
   */
  String read(String name);
}
