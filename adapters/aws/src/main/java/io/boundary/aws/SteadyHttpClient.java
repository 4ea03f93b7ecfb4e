package io.boundary.aws;

import java.io.IOException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * A client over {@link java.net.HttpURLConnection}, which throws {@link NullPointerException} where
 * a time-out cuts the connection at certain moments. Here that is what it means: a connection that
 * broke, so that whoever retries or judges broken connections does so here too.
 */
final class SteadyHttpClient implements SdkHttpClient {

  private final SdkHttpClient connections;

  SteadyHttpClient(SdkHttpClient connections) {
    this.connections = connections;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = connections.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        try {
          return prepared.call();
        } catch (RuntimeException e) {
          if (e instanceof NullPointerException || e.getCause() instanceof NullPointerException) {
            throw new IOException("the connection broke while an answer was awaited", e);
          }
          throw e;
        }
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  @Override
  public String clientName() {
    return connections.clientName();
  }

  @Override
  public void close() {
    connections.close();
  }
}
