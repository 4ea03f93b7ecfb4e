package io.boundary.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsCallerTest {

  private static final String SUE =
      "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Ops_0123456789abcdef/sue@example.com";

  @Test
  void identityCenterUser_whenTheSessionIsIdentityCenters_isItsName() {
    assertThat(new AwsCaller(SUE).identityCenterUser()).contains("sue@example.com");
    assertThat(new AwsCaller(SUE.replace("arn:aws:", "arn:aws-us-gov:")).identityCenterUser())
        .contains("sue@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::123456789012:user/AWSReservedSSO_Ops_0123456789abcdef/sue",
        "arn:aws:iam::123456789012:role/AWSReservedSSO_Ops_0123456789abcdef",
        "arn:aws:sts::123456789012:assumed-role/Mine/AWSReservedSSO_Ops_0123456789abcdef/sue",
        "arn:aws:sts::123456789012:assumed-role/xAWSReservedSSO_Ops_0123456789abcdef/sue",
        "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Ops_0123456789ABCDEF/sue",
        "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Ops/sue",
        "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Ops_0123456789abcdef/sue/bob",
        "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Ops_0123456789abcdef/",
        "arn:aws:sts::123456789012:federated-user/AWSReservedSSO_Ops_0123456789abcdef/sue",
        "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Ops_0123456789abcdef/sue\n"
      })
  void identityCenterUser_whenItIsAnythingElse_isNobody(String arn) {
    assertThat(new AwsCaller(arn).identityCenterUser()).isEmpty();
  }

  @Test
  void of_whenTheLedgerNamesACaller_isThatCaller() {
    assertThat(AwsCaller.of(new AwsCaller(SUE).actor())).contains(new AwsCaller(SUE));
    assertThat(AwsCaller.of(Actor.JANITOR)).isEmpty();
  }
}
