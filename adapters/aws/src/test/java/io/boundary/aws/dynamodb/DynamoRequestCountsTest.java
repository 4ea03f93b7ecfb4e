package io.boundary.aws.dynamodb;

import io.boundary.aws.Backoff;
import io.boundary.broker.fixture.contract.RequestCountsContract;
import io.boundary.broker.port.RequestCounts;
import io.boundary.broker.port.RequestStore;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoRequestCountsTest extends RequestCountsContract {

  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(20), Duration.ofMillis(400), () -> 0.5);

  @RegisterExtension final LocalDynamo dynamo = new LocalDynamo();

  @Override
  protected RequestCounts counts() {
    return new DynamoRequestCounts(dynamo.client(), dynamo.tables(), BACKOFF, time -> true);
  }

  @Override
  protected RequestStore store() {
    return new DynamoRequestStore(dynamo.client(), dynamo.tables(), BACKOFF, time -> true);
  }
}
