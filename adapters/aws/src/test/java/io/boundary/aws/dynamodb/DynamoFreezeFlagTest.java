package io.boundary.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.contract.FreezeFlagContract;
import io.boundary.broker.port.FreezeFlag;
import io.boundary.model.Actor;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoFreezeFlagTest extends FreezeFlagContract {

  @RegisterExtension final LocalDynamo dynamo = new LocalDynamo();

  @Override
  protected FreezeFlag freeze() {
    return new DynamoFreezeFlag(dynamo.client(), dynamo.tables());
  }

  @Test
  void set_whenFrozen_thenWhoAndWhenAreKept() {
    freeze().set(true, Actor.aws("arn:aws:iam::111122223333:user/op"), Instant.ofEpochMilli(1500));

    Map<String, AttributeValue> item =
        dynamo
            .client()
            .getItem(
                r ->
                    r.tableName(dynamo.tables().leases())
                        .key(Map.of("lease_id", AttributeValue.fromS("freeze"))))
            .item();
    assertThat(item)
        .containsEntry("set_by", AttributeValue.fromS("aws:arn:aws:iam::111122223333:user/op"))
        .containsEntry("set_at", AttributeValue.fromN("1.5"));
  }
}
