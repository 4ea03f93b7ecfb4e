package io.boundary.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class TableSchemasTest {

  @RegisterExtension final LocalDynamo dynamo = new LocalDynamo();

  /** As after a call whose answer was lost, and that was made again. */
  @Test
  void createMissing_whenATableIsThereWithoutItsTimeToLive_setsThat() {
    DynamoDbClient client = dynamo.client();
    Tables bare = new Tables("bare-requests", "bare-ledger", "bare-leases", "bare-counters");
    TableSchemas.all(bare).forEach(client::createTable);

    TableSchemas.createMissing(client, bare);
    TableSchemas.createMissing(client, bare);

    assertThat(timeToLive(client, bare.requests()).attributeName()).isEqualTo("ttl");
    assertThat(timeToLive(client, bare.leases()).attributeName()).isEqualTo("ttl");
    assertThat(timeToLive(client, bare.ledger()).timeToLiveStatus())
        .isEqualTo(TimeToLiveStatus.DISABLED);
  }

  private static TimeToLiveDescription timeToLive(DynamoDbClient client, String table) {
    return client.describeTimeToLive(request -> request.tableName(table)).timeToLiveDescription();
  }
}
