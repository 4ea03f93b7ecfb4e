package io.boundary.aws.dynamodb;

import io.boundary.model.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How far a listing has read each of its parts. As text: the last key read of each, separated by
 * {@code |}, empty where nothing was.
 */
record HistoryCursor(List<Optional<String>> keys) {

  HistoryCursor {
    keys = List.copyOf(keys);
  }

  /**
   * The position that the text says, or the beginning.
   *
   * @throws IllegalArgumentException where the text is no position in these parts
   */
  static HistoryCursor parse(Optional<String> cursor, List<HistoryPartition> partitions) {
    if (cursor.isEmpty()) {
      return new HistoryCursor(partitions.stream().map(each -> Optional.<String>empty()).toList());
    }
    String[] parts = cursor.get().split("\\|", -1);
    if (parts.length != partitions.size()) {
      throw Cursors.malformed();
    }
    List<Optional<String>> keys = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      keys.add(Optional.of(parts[i]).filter(part -> !part.isEmpty()));
      keys.get(i).ifPresent(new Check(partitions.get(i))::accept);
    }
    return new HistoryCursor(keys);
  }

  Optional<Map<String, AttributeValue>> start(int partition) {
    return keys.get(partition).map(Cursors::decode);
  }

  HistoryCursor after(int partition, Map<String, AttributeValue> key) {
    List<Optional<String>> moved = new ArrayList<>(keys);
    moved.set(partition, Optional.of(Cursors.encode(key)));
    return new HistoryCursor(moved);
  }

  String encode() {
    return keys.stream().map(key -> key.orElse("")).collect(Collectors.joining("|"));
  }

  /** A key must be one of the part that it is to continue, and have the index's names alone. */
  private record Check(HistoryPartition partition) {

    void accept(String text) {
      Map<String, AttributeValue> key = Cursors.decode(text);
      boolean whole =
          key.keySet().equals(Set.of(Names.REQUEST_ID, partition.attribute(), Names.CREATED_AT));
      if (!whole
          || !partition.value().equals(Cursors.text(key, partition.attribute()))
          || RequestId.parse(Cursors.text(key, Names.REQUEST_ID)).isEmpty()
          || !Cursors.isNumber(key, Names.CREATED_AT)) {
        throw Cursors.malformed();
      }
    }
  }
}
