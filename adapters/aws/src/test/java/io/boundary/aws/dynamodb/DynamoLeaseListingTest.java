package io.boundary.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.aws.Backoff;
import io.boundary.broker.fixture.contract.LeaseListingContract;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.broker.port.LeaseListing;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.Actor;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoLeaseListingTest extends LeaseListingContract {

  private static final int PAGE = 3;

  @RegisterExtension final LocalDynamo dynamo = new LocalDynamo();

  @Override
  protected LeaseListing listing() {
    return new DynamoLeaseListing(dynamo.client(), dynamo.tables(), PAGE);
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
  void live_whenGrantingIsFrozen_thenTheFlagIsNoLease() {
    new DynamoFreezeFlag(dynamo.client(), dynamo.tables()).set(true, Actor.JANITOR, Samples.T0);

    assertThat(listing().live(Optional.empty()).items()).isEmpty();
  }
}
