package io.boundary.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.model.settings.SettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

class AwsClientsTest {

  @RegisterExtension final FakeAws general = new FakeAws();
  @RegisterExtension final FakeAws own = new FakeAws();

  @Test
  void clients_whenRegionIsMissing_thenTheSettingIsNamed() {
    assertThatThrownBy(() -> new AwsClients(Map.of(), AnonymousCredentialsProvider.create()))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("AWS_REGION");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:4566", "ftp://127.0.0.1", "http://", "not a url"})
  void clients_whenAnEndpointIsMalformed_thenTheSettingIsNamedWithoutItsValue(String url) {
    AwsClients clients =
        new AwsClients(
            Map.of("AWS_REGION", "eu-central-1", "AWS_ENDPOINT_URL_SSM", url),
            AnonymousCredentialsProvider.create());
    assertThatThrownBy(clients::ssm)
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("AWS_ENDPOINT_URL_SSM")
        .hasMessageNotContaining(url);
  }

  @Test
  void clients_whenAServiceHasItsOwnEndpoint_thenItAloneGoesThere() {
    // given
    AwsClients clients =
        new AwsClients(
            Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ENDPOINT_URL", general.url(),
                "AWS_ENDPOINT_URL_DYNAMODB", own.url()),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "test")));
    general.answer("ListQueues", "{}").answer("GetParameter", "{\"Parameter\":{}}");
    own.answer("ListTables", "{}");

    // when
    try (DynamoDbClient dynamo = clients.dynamoDb();
        SqsClient sqs = clients.sqs();
        SsmClient ssm = clients.ssm()) {
      dynamo.listTables();
      sqs.listQueues();
      ssm.getParameter(request -> request.name("/x"));
    }

    // then
    assertThat(own.calls("ListTables")).hasSize(1);
    assertThat(general.calls("ListQueues")).hasSize(1);
    assertThat(general.calls("GetParameter")).hasSize(1);
    assertThat(own.calls("ListTables").get(0).headers().get("Authorization"))
        .singleElement()
        .asString()
        .contains("AKIATEST", "eu-central-1/dynamodb");
  }
}
