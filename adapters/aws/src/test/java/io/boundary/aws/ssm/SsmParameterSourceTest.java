package io.boundary.aws.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.aws.FakeAws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SsmParameterSourceTest {

  @RegisterExtension final FakeAws aws = new FakeAws();
  private final SsmParameterSource parameters = new SsmParameterSource(aws.clients().ssm());

  @Test
  void read_whenThere_thenItsValueDecrypted() {
    aws.answer("GetParameter", "{\"Parameter\":{\"Name\":\"/boundary/x\",\"Value\":\"secret\"}}");
    assertThat(parameters.read("/boundary/x")).isEqualTo("secret");
    assertThat(aws.calls("GetParameter").get(0).body())
        .contains("\"Name\":\"/boundary/x\"", "\"WithDecryption\":true");
  }

  @Test
  void read_whenMissing_thenTheParameterIsNamed() {
    aws.fail("GetParameter", 400, "ParameterNotFound");
    assertThatThrownBy(() -> parameters.read("/boundary/x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/boundary/x")
        .hasMessageContaining("ParameterNotFound");
  }
}
