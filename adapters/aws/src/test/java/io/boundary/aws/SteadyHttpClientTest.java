package io.boundary.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** What becomes of the exceptions of a connection that a time-out cuts. */
class SteadyHttpClientTest {

  private static final HttpExecuteRequest REQUEST =
      HttpExecuteRequest.builder()
          .request(
              SdkHttpFullRequest.builder()
                  .method(SdkHttpMethod.POST)
                  .protocol("https")
                  .host("example.com")
                  .build())
          .build();

  @Test
  void call_whenTheConnectionHasNoSocketAnyMore_isABrokenConnection() {
    assertThatThrownBy(() -> answer(new NullPointerException("http")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> answer(new IllegalStateException(new NullPointerException("http"))))
        .isInstanceOf(IOException.class)
        .hasMessage("the connection broke while an answer was awaited");
  }

  @Test
  void call_whenSomethingElseIsWrong_saysWhat() {
    assertThatThrownBy(() -> answer(new IllegalArgumentException("a header")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a header");
  }

  private static void answer(RuntimeException failure) throws IOException {
    new SteadyHttpClient(new Failing(failure)).prepareRequest(REQUEST).call();
  }

  private record Failing(RuntimeException failure) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          throw failure;
        }

        @Override
        public void abort() {
          throw new AssertionError("nobody aborts it");
        }
      };
    }

    @Override
    public void close() {
      throw new AssertionError("nobody closes it");
    }
  }
}
