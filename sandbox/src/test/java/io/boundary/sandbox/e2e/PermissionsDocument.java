package io.boundary.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;

/** {@code docs/permissions.md}, made from the file that Terraform's policies are made of. */
final class PermissionsDocument {

  static final Path FILE = Rig.ROOT.resolve("docs/permissions.md");

  private static final String HEAD =
      """
      # Permissions

      What each function's role may do, and nothing else. This page is made from
      [`permissions.json`](../terraform/modules/functions/permissions.json), which Terraform's policies are made of too.

      Two tests hold it: `PermissionsTest#function_whenUsedForEverything_takesExactlyWhatTerraformGives` drives every use of the
      product in the sandbox, which records what each function does, and fails where a permission is missing or never taken; and every
      other end-to-end test fails where a function does what is not listed here. Both compare action and resource; for Identity Center,
      its store and Organizations, whose requests name no ARN, the action alone.

      To change: the JSON file, then `mvn -pl sandbox -am test -Dtest=PermissionsTest -Dsurefire.failIfNoSpecifiedTests=false
      -Dsurefire.argLine=-Dpermissions.write=true` writes this page.

      ## What no wire shows

      | permission | who | why it is there all the same |
      |---|---|---|
      | `logs:CreateLogStream`, `logs:PutLogEvents` on the function's own log group | every function | Lambda writes the log in the function's name |
      | `sqs:ReceiveMessage`, `sqs:DeleteMessage`, `sqs:GetQueueAttributes` on the queue | workflow | Lambda's poller receives and deletes in the function's name |
      | `kms:Decrypt`, `kms:GenerateDataKey` on `kms_key_arn` | every function, where a key of one's own is set | the services use the key in the function's name |
      | `ssm:GetParameter` on `<prefix>/<environment>/permission_set_arns`, `…/audit_principal_map` | their readers, where these settings are longer than a Lambda environment holds | the sandbox's are short |
      | the permissions of a transaction's items | workflow, janitor | IAM knows no `TransactWriteItems`; the sandbox records each item's |

      `organizations` stands for accounts, units and roots of the organization, `identity-store` for the store, its people, groups and memberships, `identity-center/accounts` for every
      account: which of them is the policy's to say. No statement has a wildcard as its action, and none is on every resource.
      """;

  private PermissionsDocument() {}

  static String of(Permissions permissions) {
    StringBuilder page = new StringBuilder(HEAD);
    for (Map.Entry<String, JsonNode> function : permissions.statements().entrySet()) {
      page.append("\n## ").append(function.getKey());
      page.append("\n\n| actions | on | |\n|---|---|---|\n");
      function.getValue().forEach(statement -> page.append(row(statement)));
    }
    return page.toString();
  }

  private static String row(JsonNode statement) {
    String note = "";
    if (statement.has("leading_keys")) {
      note = "for the partition " + list(statement.path("leading_keys"));
    } else if (statement.has("unseen")) {
      note = statement.path("unseen").asText();
    }
    return "| "
        + list(statement.path("actions"))
        + " | "
        + list(statement.path("resources"))
        + " | "
        + note
        + " |\n";
  }

  private static String list(JsonNode texts) {
    StringJoiner list = new StringJoiner(", ");
    texts.forEach(text -> list.add("`" + text.asText() + "`"));
    return list.toString();
  }

  static void write(String page) throws IOException {
    Files.writeString(FILE, page);
  }
}
