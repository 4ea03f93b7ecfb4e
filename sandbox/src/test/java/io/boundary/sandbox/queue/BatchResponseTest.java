package io.boundary.sandbox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchResponseTest {

  private static final List<String> IDS = List.of("a", "b");

  private static Set<String> done(String output) {
    return BatchResponse.done(output.getBytes(StandardCharsets.UTF_8), IDS);
  }

  @Test
  void done_whenNothingFailed_isAll() {
    assertThat(done("")).containsExactlyInAnyOrder("a", "b");
    assertThat(done("null")).containsExactlyInAnyOrder("a", "b");
    assertThat(done("{\"batchItemFailures\":[]}")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void done_whenOneFailed_isTheOther() {
    assertThat(done("{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]}")).containsExactly("b");
  }

  @Test
  void done_whenTheAnswerIsNotUnderstood_isNone() {
    assertThat(done("oops")).isEmpty();
    assertThat(done("{\"batchItemFailures\":[{\"itemIdentifier\":\"z\"}]}")).isEmpty();
    assertThat(done("{\"batchItemFailures\":[{}]}")).isEmpty();
  }
}
