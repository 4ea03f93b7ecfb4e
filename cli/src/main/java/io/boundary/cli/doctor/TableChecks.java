package io.boundary.cli.doctor;

import io.boundary.aws.dynamodb.TableSchemas;
import io.boundary.aws.dynamodb.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** Whether the tables are there as the code needs them, and forget only what they may. */
final class TableChecks {

  private static final String APPLY = "apply Terraform's state module (docs/deploy.md)";

  private final DynamoDbClient dynamo;
  private final Tables tables;

  TableChecks(DynamoDbClient dynamo, Tables tables) {
    this.dynamo = dynamo;
    this.tables = tables;
  }

  List<Check> checks() {
    return List.of(new Check("tables", this::tables), new Check("time to live", this::timeToLive));
  }

  private Finding tables() {
    List<CreateTableRequest> wanted = TableSchemas.all(tables);
    List<String> problems = wanted.stream().flatMap(table -> problems(table).stream()).toList();
    return Finding.of(problems, wanted.size() + " with their indexes", APPLY);
  }

  private List<String> problems(CreateTableRequest wanted) {
    Optional<TableDescription> found = described(wanted.tableName());
    if (found.isEmpty()) {
      return List.of("table " + wanted.tableName() + " does not exist");
    }
    List<String> problems = new ArrayList<>();
    if (!found.get().keySchema().equals(wanted.keySchema())) {
      problems.add("table " + wanted.tableName() + " has another key");
    }
    Map<String, GlobalSecondaryIndexDescription> indexes =
        found.get().globalSecondaryIndexes().stream()
            .collect(Collectors.toMap(GlobalSecondaryIndexDescription::indexName, each -> each));
    for (GlobalSecondaryIndex index : wanted.globalSecondaryIndexes()) {
      GlobalSecondaryIndexDescription there = indexes.get(index.indexName());
      if (there == null || !there.keySchema().equals(index.keySchema())) {
        problems.add("index " + index.indexName() + " is missing or has another key");
      } else if (there.indexStatus() != IndexStatus.ACTIVE) {
        problems.add("index " + index.indexName() + " is " + there.indexStatusAsString());
      }
    }
    return problems;
  }

  private Optional<TableDescription> described(String table) {
    try {
      return Optional.of(dynamo.describeTable(request -> request.tableName(table)).table());
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private Finding timeToLive() {
    Map<String, String> wanted =
        TableSchemas.timesToLive(tables).stream()
            .collect(
                Collectors.toMap(
                    UpdateTimeToLiveRequest::tableName,
                    each -> each.timeToLiveSpecification().attributeName()));
    List<String> problems = new ArrayList<>();
    for (CreateTableRequest table : TableSchemas.all(tables)) {
      String name = table.tableName();
      Optional<String> is = timeToLive(name);
      Optional<String> should = Optional.ofNullable(wanted.get(name));
      if (!is.equals(should)) {
        problems.add(
            should
                .map(attribute -> name + " does not forget by `" + attribute + "`")
                .orElse(name + " forgets, and must not"));
      }
    }
    return Finding.of(problems, "finished requests go, the ledger stays", APPLY);
  }

  private Optional<String> timeToLive(String table) {
    TimeToLiveDescription found =
        dynamo.describeTimeToLive(request -> request.tableName(table)).timeToLiveDescription();
    boolean on =
        found.timeToLiveStatus() == TimeToLiveStatus.ENABLED
            || found.timeToLiveStatus() == TimeToLiveStatus.ENABLING;
    return on ? Optional.ofNullable(found.attributeName()) : Optional.empty();
  }
}
