package io.boundary.auditapi;

import static io.boundary.auditapi.AuditRig.AUDITOR;
import static io.boundary.auditapi.AuditRig.SCOPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.auditapi.OpenApi.Answer;
import io.boundary.broker.fixture.contract.Samples;
import io.boundary.model.AccountId;
import io.boundary.model.RequestStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {

  private static final String ALL = "/api/exports.csv?status=ACTIVE";
  private static final String HEADER =
      "request_id,status,created_at,updated_at,requested_at,expires_at,revoked_at,account_id,"
          + "permission_set_name,requester_slack_user_id,approver_slack_user_id,rule_id,reason,"
          + "ticket_id";

  private final AuditRig rig = new AuditRig();

  @Test
  void export_whenAsked_thenAFileOfTheContractsColumns() {
    put(1, "said \"yes\", twice");

    Answer answer = rig.get(AUDITOR, ALL);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"boundary-audit-export-1767700800.csv\"");
    assertThat(answer.headers()).doesNotContainKey("X-Boundary-Truncated");
    assertThat(answer.body())
        .isEqualTo(
            HEADER
                + "\r\n\"req-0000000000000001\",\"ACTIVE\",\"1767603600.123\",\"1767603600.123\","
                + "\"1767603600.123\",\"1767618000.123\",\"\",\"111122223333\","
                + "\"ReadOnlyAccess\",\"U0REQUESTER\",\"\",\"dev-readonly\","
                + "\"said \"\"yes\"\", twice\",\"INC-1\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠x"})
  void export_whenACellWouldBeAFormula_thenItIsText(String reason) {
    put(1, reason);

    assertThat(rig.get(AUDITOR, ALL).body()).contains(",\"'" + reason + "\",\"INC-1\"\r\n");
  }

  @Test
  void export_whenThereAreMoreThanAsked_thenCutAndSaidSoWithoutAnExtraRow() {
    for (int n = 1; n <= 30; n++) {
      put(n, "x");
    }

    Answer cut = rig.get(AUDITOR, ALL + "&max_rows=29");
    Answer whole = rig.get(AUDITOR, ALL + "&max_rows=30");

    assertThat(cut.header("X-Boundary-Truncated")).isEqualTo("true");
    assertThat(cut.body().lines()).hasSize(30);
    assertThat(whole.headers()).doesNotContainKey("X-Boundary-Truncated");
    assertThat(whole.body().lines()).hasSize(31);
  }

  @Test
  void export_whenItWouldBeTooLargeForLambda_thenCutAtAWholeRow() {
    String large = "\"\n".repeat(20_000);
    for (int n = 1; n <= 60; n++) {
      put(n, large);
    }

    Answer answer = rig.get(AUDITOR, ALL);

    assertThat(answer.header("X-Boundary-Truncated")).isEqualTo("true");
    assertThat(answer.body()).endsWith("\"\r\n");
    String inJson = com.fasterxml.jackson.databind.node.TextNode.valueOf(answer.body()).toString();
    assertThat(inJson.getBytes(StandardCharsets.UTF_8).length).isBetween(4_000_000, 6_000_000);
  }

  @Test
  void export_whenScopeIsNarrow_thenNothingElseIsInIt() {
    put(1, "theirs");
    rig.put(
        Samples.request(2)
            .status(RequestStatus.ACTIVE)
            .account(new AccountId("444455556666"))
            .reason("mine")
            .build());

    List<String> lines = rig.get(SCOPED, ALL).body().lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).contains("mine");
  }

  private void put(int number, String reason) {
    rig.put(Samples.request(number).status(RequestStatus.ACTIVE).reason(reason).build());
  }
}
