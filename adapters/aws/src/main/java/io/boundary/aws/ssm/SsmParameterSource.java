package io.boundary.aws.ssm;

import io.boundary.aws.AwsErrors;
import io.boundary.model.settings.ParameterSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Parameters of the SSM Parameter Store, decrypted. */
public final class SsmParameterSource implements ParameterSource {

  private final SsmClient client;

  public SsmParameterSource(SsmClient client) {
    this.client = client;
  }

  @Override
  public String read(String name) {
    try {
      return client
          .getParameter(request -> request.name(name).withDecryption(true))
          .parameter()
          .value();
    } catch (SdkException e) {
      throw new IllegalStateException(
          "parameter " + name + " cannot be read: " + AwsErrors.code(e), e);
    }
  }
}
