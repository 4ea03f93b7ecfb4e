package io.boundary.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.fixture.contract.ReconcileStateContract;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.ReconcileState;
import io.boundary.broker.port.RemovalLog;
import io.boundary.model.AccountId;
import io.boundary.model.Actor;
import io.boundary.model.Assignment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoReconcileStateTest extends ReconcileStateContract {

  @RegisterExtension final LocalDynamo dynamo = new LocalDynamo();

  @Override
  protected ReconcileState state() {
    return new DynamoReconcileState(dynamo.client(), dynamo.tables());
  }

  /** A page of DynamoDB's is 1 MB, and a sighting some 600 bytes. */
  @Override
  protected int many() {
    return 2_500;
  }

  @Test
  void sightings_whenOneCannotBeRead_thenTheOthersAreThere() {
    Assignment assignment = Samples.assignment(1, new AccountId("111122223333"));
    state().seen(assignment, Samples.T0);
    put("seen#what", "first_seen", "soon");
    put("cursor", "stage", "NOWHERE");

    assertThat(state().sightings()).containsOnlyKeys(assignment);
    assertThat(state().cursor()).isEmpty();
  }

  private void put(String sort, String attribute, String value) {
    dynamo
        .client()
        .putItem(
            put ->
                put.tableName(dynamo.tables().counters())
                    .item(
                        Map.of(
                            "counter",
                            AttributeValue.fromS("reconcile"),
                            "day",
                            AttributeValue.fromS(sort),
                            attribute,
                            AttributeValue.fromS(value))));
  }

  @Test
  void append_whenIntendedAndDone_thenBothAreKeptWithWhoAndWhatAndNoEnd() {
    Assignment assignment = Samples.assignment(1, new AccountId("111122223333"));
    Actor by = Actor.aws("arn:aws:iam::111122223333:user/op");
    RemovalLog log = new DynamoReconcileState(dynamo.client(), dynamo.tables());
    log.append(
        new RemovalLog.Entry(Samples.T0, by, assignment, Samples.T0.minusSeconds(60), "INTENDED"));
    log.append(
        new RemovalLog.Entry(
            Samples.T0.plusSeconds(1), by, assignment, Samples.T0.minusSeconds(60), "REMOVED"));

    List<Map<String, AttributeValue>> items =
        dynamo.client().scan(scan -> scan.tableName(dynamo.tables().counters())).items();

    assertThat(items)
        .extracting(item -> item.getOrDefault("outcome", AttributeValue.fromS("")).s())
        .containsExactlyInAnyOrder("INTENDED", "REMOVED");
    assertThat(items)
        .allSatisfy(
            item ->
                assertThat(item)
                    .containsEntry("counter", AttributeValue.fromS("removals"))
                    .containsEntry("actor", AttributeValue.fromS(by.value()))
                    .containsEntry("account_id", AttributeValue.fromS("111122223333"))
                    .doesNotContainKey("ttl"));
    assertThat(state().sightings()).isEmpty();
  }
}
