package io.boundary.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.Settings;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The start: what is missing or malformed is named, and stops it. */
class WebhookWiringTest {

  private final WebhookRig rig = new WebhookRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AWS_REGION", "SLACK_SIGNING_SECRET", "PERMISSION_SET_ARNS", "WORKFLOW_QUEUE_URL"})
  void stops_whenASettingIsMissing(String name) {
    rig.environment.remove(name);
    stopsNaming(name, "missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS_REGION | eu central",
        "AWS_ENDPOINT_URL | localhost:4566",
        "AWS_ENDPOINT_URL_SSM | ftp://x/",
        "AWS_ENDPOINT_URL_SQS | %",
        "SLACK_SIGNING_SECRET | ssm:a b",
        "PERMISSION_SET_ARNS | []",
        "PERMISSION_SET_ARNS | {}",
        "PERMISSION_SET_ARNS | {\"A\":1}",
        "PERMISSION_SET_ARNS | {\"A\":\"arn:aws:iam::1:role/x\"}",
        "PERMISSION_SET_ARNS | {\"A B\":\"arn:aws:sso:::permissionSet/ssoins-1/ps-1\"}",
        "WORKFLOW_QUEUE_URL | workflow",
        "SLACK_TEAM_ID | acme",
        "SLACK_RESPONSE_URL_PREFIX | http://hooks.slack.com/",
        "SLACK_RESPONSE_URL_PREFIX | hooks.slack.com",
        "LOG_LEVEL | LOUD"
      })
  void stops_whenASettingIsMalformed(String name, String value) {
    rig.environment.put(name, value);
    stopsNaming(name, "malformed");
  }

  @Test
  void stops_whenTheSecretIsALiteralInsideLambda() {
    rig.environment.put("SLACK_SIGNING_SECRET", WebhookRig.SECRET);
    assertThatThrownBy(rig::handler)
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("SLACK_SIGNING_SECRET")
        .hasMessageNotContaining(WebhookRig.SECRET);
  }

  @Test
  void starts_whenTheSecretIsALiteralElsewhere_andMakesNoCall() {
    rig.environment.remove("AWS_LAMBDA_FUNCTION_NAME");
    rig.environment.put("SLACK_SIGNING_SECRET", WebhookRig.SECRET);
    WebhookRig.Answer answer = WebhookRig.answer(rig.handler(), rig.signed(rig.command("help")));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(rig.outside.ssmCalls).hasValue(0);
  }

  @Test
  void start_makesNoCall() {
    assertThat(rig.handler()).isNotNull();
    assertThat(rig.outside.ssmCalls).hasValue(0);
  }

  @Test
  void logsNothingOfInfo_whenTheLevelIsHigher() {
    rig.environment.put("LOG_LEVEL", "warn");
    WebhookRig.answer(rig.handler(), rig.signed(rig.command("help")));
    assertThat(rig.log()).isEmpty();
    WebhookRig.answer(rig.handler(), rig.signed("x"));
    assertThat(rig.log()).contains("malformed");
  }

  @ParameterizedTest
  @CsvSource({
    "eu-central-1, https://ssm.eu-central-1.amazonaws.com/",
    "us-gov-west-1, https://ssm.us-gov-west-1.amazonaws.com/",
    "cn-north-1, https://ssm.cn-north-1.amazonaws.com.cn/",
    "eu-newregion-9, https://ssm.eu-newregion-9.amazonaws.com/"
  })
  void endpoint_whenNoneIsSet_isTheRegions(String region, String endpoint) {
    assertThat(service(Map.of("AWS_REGION", region)).endpoint()).isEqualTo(URI.create(endpoint));
  }

  @Test
  void endpoint_whenTheServicesOwnIsSet_isThat() {
    Map<String, String> both =
        Map.of(
            "AWS_REGION", "eu-central-1",
            "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
            "AWS_ENDPOINT_URL_SSM", "http://127.0.0.1:2/base");
    assertThat(service(both).endpoint()).isEqualTo(URI.create("http://127.0.0.1:2/base"));
  }

  @Test
  void priming_leavesTheProcessAlone() throws Exception {
    new Priming().beforeCheckpoint(org.crac.Core.getGlobalContext());
    assertThat(rig.outside.ssmCalls).hasValue(0);
    assertThat(rig.outside.sqsCalls).hasValue(0);
  }

  private AwsService service(Map<String, String> environment) {
    return AwsService.ssm(new Settings(environment, name -> name, rig.clock));
  }

  private void stopsNaming(String name, String problem) {
    assertThatThrownBy(rig::handler)
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("setting " + name + " is " + problem)
        .satisfies(thrown -> assertThat(String.valueOf(thrown.getMessage())).doesNotContain("\n"));
  }
}
