package io.boundary.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.aws.Backoff;
import io.boundary.broker.fixture.contract.LedgerListingContract;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.LedgerListing;
import io.boundary.broker.port.Listed;
import io.boundary.broker.port.RequestStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoLedgerListingTest extends LedgerListingContract {

  private static final int PAGE = 2;

  @RegisterExtension final LocalDynamo dynamo = new LocalDynamo();

  @Override
  protected LedgerListing listing() {
    return new DynamoLedgerListing(dynamo.client(), dynamo.tables(), PAGE);
  }

  @Override
  protected RequestStore store() {
    return new DynamoRequestStore(
        dynamo.client(),
        dynamo.tables(),
        new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), () -> 0),
        time -> true);
  }

  @Test
  void events_whenOneCannotBeRead_isListedAllTheSame() {
    String id = Samples.id(1).value();
    put(
        dynamo.tables().ledger(),
        Map.of(
            "request_id", AttributeValue.fromS(id),
            "seq", AttributeValue.fromN("1"),
            "event", AttributeValue.fromS("NONSENSE")));

    assertThat(listing().events(Optional.empty()).items())
        .containsExactly(new Listed<>(id, Optional.empty()));
  }

  @Test
  void rows_whenTheirKeyIsNoRequestId_areListedAllTheSame() {
    AttributeValue key = AttributeValue.fromS("nobody's");
    put(dynamo.tables().ledger(), Map.of("request_id", key, "seq", AttributeValue.fromN("1")));
    put(dynamo.tables().requests(), Map.of("request_id", key));

    assertThat(listing().events(Optional.empty()).items())
        .containsExactly(new Listed<>("nobody's", Optional.empty()));
    assertThat(listing().requests(Optional.empty()).items())
        .containsExactly(new Listed<>("nobody's", Optional.empty()));
  }

  private void put(String table, Map<String, AttributeValue> item) {
    dynamo.client().putItem(request -> request.tableName(table).item(item));
  }
}
