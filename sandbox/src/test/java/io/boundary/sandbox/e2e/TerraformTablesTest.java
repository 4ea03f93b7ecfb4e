package io.boundary.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.aws.dynamodb.TableSchemas;
import io.boundary.aws.dynamodb.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The tables that Terraform makes are those that the sandbox makes, and the code reads. */
class TerraformTablesTest {

  private static final Pattern INDEX =
      Pattern.compile(
          "(\\w+Index)\\s+= \\{ hash = \"(\\w+)\", range = \"(\\w+)\", projection = \"(\\w+)\" }");
  private static final Pattern TABLE =
      Pattern.compile(
          "\"aws_dynamodb_table\" \"(\\w+)\" \\{.*?hash_key\\s+= \"(\\w+)\"\\n"
              + "(?:\\s+range_key\\s+= \"(\\w+)\")?",
          Pattern.DOTALL);

  @Test
  void tables_whenMadeByTerraform_haveTheKeysAndIndexesOfTheCode() throws IOException {
    String terraform = Files.readString(Rig.ROOT.resolve("terraform/modules/state/main.tf"));
    Map<String, List<String>> made = new TreeMap<>();
    TABLE
        .matcher(terraform)
        .results()
        .forEach(
            found ->
                made.put(
                    found.group(1),
                    found.group(3) == null
                        ? List.of(found.group(2))
                        : List.of(found.group(2), found.group(3))));
    INDEX
        .matcher(terraform)
        .results()
        .forEach(
            found ->
                made.put(found.group(1), List.of(found.group(2), found.group(3), found.group(4))));

    Map<String, List<String>> wanted = new TreeMap<>();
    Tables names = new Tables("requests", "ledger", "leases", "counters");
    for (CreateTableRequest table : TableSchemas.all(names)) {
      wanted.put(table.tableName(), keys(table.keySchema()));
      table
          .globalSecondaryIndexes()
          .forEach(
              index -> {
                List<String> keys = keys(index.keySchema());
                wanted.put(
                    index.indexName(),
                    List.of(keys.get(0), keys.get(1), index.projection().projectionTypeAsString()));
              });
    }

    assertThat(made).isEqualTo(wanted);
  }

  private static List<String> keys(List<KeySchemaElement> schema) {
    return schema.stream().map(KeySchemaElement::attributeName).toList();
  }
}
