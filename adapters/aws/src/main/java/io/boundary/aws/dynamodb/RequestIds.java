package io.boundary.aws.dynamodb;

import io.boundary.model.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ids in a listing of work. */
final class RequestIds {

  private static final Logger LOG = LoggerFactory.getLogger(RequestIds.class);

  private RequestIds() {}

  /**
   * The ids. An item whose key is no request id cannot be named, and must not hold up the others:
   * it is complained about.
   */
  static List<RequestId> of(List<Map<String, AttributeValue>> items) {
    List<RequestId> ids = new ArrayList<>();
    for (Map<String, AttributeValue> item : items) {
      Optional<RequestId> id =
          Optional.ofNullable(item.get(Names.REQUEST_ID))
              .flatMap(value -> Optional.ofNullable(value.s()))
              .flatMap(RequestId::parse);
      id.ifPresentOrElse(
          ids::add,
          () -> LOG.error("a record whose request_id has the wrong form needs work by hand"));
    }
    return ids;
  }
}
