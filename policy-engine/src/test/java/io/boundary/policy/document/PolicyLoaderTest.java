package io.boundary.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.AccountId;
import io.boundary.model.Digest;
import io.boundary.model.GroupId;
import io.boundary.model.PermissionSetName;
import io.boundary.policy.ApprovalRule;
import io.boundary.policy.Effect;
import io.boundary.policy.PermissionScope;
import io.boundary.policy.Policy;
import io.boundary.policy.Rule;
import io.boundary.policy.Target;
import io.boundary.policy.TicketPattern;
import io.boundary.policy.TicketRule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyLoaderTest {

  @Test
  void load_whenGood_readsEveryPart() {
    Policy policy = Documents.loaded(Documents.GOOD);

    assertThat(policy.version()).isEqualTo("1.0");
    assertThat(policy.maxDuration()).isEqualTo(Duration.ofHours(12));
    assertThat(policy.groups())
        .containsExactly(
            Map.entry("devs", new GroupId("dev-id")), Map.entry("admins", new GroupId("admin-id")));
    assertThat(policy.rules())
        .containsExactly(
            new Rule(
                "first",
                "Developers may",
                Map.of("devs", new GroupId("dev-id")),
                new PermissionScope.Named(Set.of(new PermissionSetName("ReadOnlyAccess"))),
                new Target.Tag("Environment", Set.of("Production")),
                new Effect.Allow(
                    Optional.of(Duration.ofHours(8)),
                    new TicketRule(true, TicketPattern.parse("INC-.*")),
                    Optional.of(
                        new ApprovalRule(
                            Map.of("admins", new GroupId("admin-id")),
                            "#approvals",
                            1,
                            Duration.ofHours(8))))),
            new Rule(
                "second",
                "Nobody may",
                policy.groups(),
                new PermissionScope.Every(),
                new Target.Any(),
                new Effect.Deny()));
  }

  @Test
  void load_whenOtherForms_readsThem() {
    Policy policy =
        Documents.loaded(
            Documents.changed(
                    "{ selector: any }", "{selector: account_id, ids: [\"012345678901\"]}")
                .replace("\"*\"", "[A, B]")
                .replace(
                    "{ selector: tag, key: Environment, values: [Production] }",
                    "{ selector: ou_id, ids: [ou-abcd-12345678, r-abcd] }")
                .replace("\"#approvals\" }", "C0123ABCD, min_approvals: 2, timeout_minutes: 30 }")
                .replace("    description: Developers may\n", "")
                .replace("hours: 8", "hours: 0.5"));

    Rule first = policy.rules().get(0);
    assertThat(first.description()).isEqualTo("rule first");
    assertThat(first.target())
        .isEqualTo(new Target.OrganizationalUnit(Set.of("ou-abcd-12345678", "r-abcd")));
    Effect.Allow allow = (Effect.Allow) first.effect();
    assertThat(allow.maxDuration()).contains(Duration.ofMinutes(30));
    ApprovalRule approval = allow.approval().orElseThrow();
    assertThat(approval.minApprovals()).isEqualTo(2);
    assertThat(approval.timeout()).isEqualTo(Duration.ofMinutes(30));
    assertThat(approval.channel()).isEqualTo("C0123ABCD");
    assertThat(policy.rules().get(1).target())
        .isEqualTo(new Target.Account(Set.of(new AccountId("012345678901"))));
    assertThat(policy.rules().get(1).permissionSets())
        .isEqualTo(
            new PermissionScope.Named(
                Set.of(new PermissionSetName("A"), new PermissionSetName("B"))));
  }

  /** Such text is shown to people, in Slack and on terminals. */
  @Test
  void load_whenATextHoldsControlOrInvisibleCharacters_isAnError() {
    for (String text :
        List.of("\\e[2J", "\\0", "\\u202e", "\\u200b", "\\u2066", "\\n", "\\uE000")) {
      for (String where : List.of("Developers may", "Production", "second", "INC-.*")) {
        String plain = Documents.GOOD.contains("\"" + where) ? "\"" + where + "\"" : where;
        assertThat(Documents.problems(Documents.changed(plain, "\"a" + text + "b\"")))
            .as("%s in %s", text, where)
            .singleElement()
            .asString()
            .endsWith(" bad_form");
      }
    }
    assertThat(Documents.problems(Documents.changed("Developers may", "\"Entwickler dürfen – ✓\"")))
        .isEmpty();
  }

  @Test
  void load_whenApprovalIsNotRequired_asksNobody() {
    Policy policy = Documents.loaded(Documents.changed("{ required: true", "{ required: false"));

    assertThat(((Effect.Allow) policy.rules().get(0).effect()).approval()).isEmpty();
  }

  @Test
  void load_whenSeveralThingsAreWrong_reportsAllOfThemInOrder() {
    String yaml =
        Documents.GOOD
            .replace("\"1.0\"", "\"2.0\"")
            .replace("hours: 12", "hours: .nan")
            .replace("approval: {", "approvals: {")
            .replace("[devs, admins]", "[devs, nobody]")
            .replace("- id: second", "- id: first")
            .replace("effect: deny", "effect: denny")
            .replace("{ selector: any }", "{ selector: any, ids: [] }");

    assertThat(Documents.problems(yaml))
        .containsExactly(
            "1:10 unknown_word",
            "4:31 wrong_type",
            "18:5 unknown_key",
            "19:9 duplicate_rule",
            "21:22 undefined_group",
            "22:13 unknown_word",
            "23:30 unknown_key");
  }

  @Test
  void problem_isReadable() {
    PolicyLoad load =
        PolicyLoader.load(Documents.changed("effect: deny", "effect: denny"), Map.of());

    assertThat(((PolicyLoad.Rejected) load).problems().get(0))
        .hasToString("22:13 unknown_word `denny` is no effect; known are allow, deny");
  }

  @Test
  void load_whenAReferenceHasAValue_putsItInAsText() {
    String yaml = Documents.changed("values: [Production]", "values: [\"a-${TIER}-b\"]");

    Policy policy = policy(yaml, Map.of("TIER", "x, y] } evil: { ${OTHER} \"' # - "));

    assertThat(policy.rules().get(0).target())
        .isEqualTo(new Target.Tag("Environment", Set.of("a-x, y] } evil: { ${OTHER} \"' # - -b")));
    assertThat(policy.rules()).hasSize(2);
  }

  @Test
  void load_whenAReferenceHasNoValueOrABlankOne_rejects() {
    String yaml = Documents.changed("\"dev-id\"", "\"${DEVS}\"");

    assertThat(Documents.problems(yaml)).containsExactly("7:17 missing_variable");
    assertThat(PolicyLoader.load(yaml, Map.of("DEVS", " ")))
        .isInstanceOf(PolicyLoad.Rejected.class);
  }

  @Test
  void load_whenAReferencedValueHasTheWrongForm_rejectsWithoutShowingIt() {
    String yaml = Documents.changed("\"dev-id\"", "\"${DEVS}\"");

    PolicyLoad load = PolicyLoader.load(yaml, Map.of("DEVS", "not an id!"));

    assertThat(((PolicyLoad.Rejected) load).problems()).hasSize(1);
    assertThat(load.toString())
        .contains("bad_form", "`${DEVS}` (its value)")
        .doesNotContain("not an");
  }

  @Test
  void load_whenAReferenceSoundsLikeASecretOrIsMalformed_rejects() {
    Map<String, String> environment = new HashMap<>(Map.of("SLACK_BOT_TOKEN", "xoxb-1"));
    String secret = Documents.changed("Nobody may", "\"${SLACK_BOT_TOKEN}\"");

    assertThat(PolicyLoader.load(secret, environment).toString())
        .contains("bad_variable")
        .doesNotContain("xoxb-1");
    assertThat(Documents.problems(Documents.changed("Nobody may", "\"${not a name}\"")))
        .containsExactly("20:18 bad_variable");
  }

  @Test
  void load_whenAReferenceStandsWhereAWordOrANumberBelongs_rejects() {
    Map<String, String> environment = Map.of("E", "allow", "N", "8");

    assertThat(PolicyLoader.load(Documents.changed("effect: deny", "effect: ${E}"), environment))
        .isInstanceOf(PolicyLoad.Rejected.class);
    assertThat(PolicyLoader.load(Documents.changed("hours: 12", "hours: ${N}"), environment))
        .isInstanceOf(PolicyLoad.Rejected.class);
  }

  @Test
  void hash_isOfTheTextAfterReplacement() {
    String yaml = Documents.changed("Nobody may", "${WHO}") + "# ${WHO} and ${NOT_THERE}\n";

    Policy policy = policy(yaml, Map.of("WHO", "a-$1-id"));

    String replaced =
        Documents.GOOD.replace("Nobody may", "a-$1-id") + "# a-$1-id and ${NOT_THERE}\n";
    assertThat(policy.hash()).isEqualTo(Digest.sha256Hex(replaced));
    assertThat(policy(yaml, Map.of("WHO", "other")).hash()).isNotEqualTo(policy.hash());
  }

  @Test
  void load_whenTheTextIsHuge_orDeep_orAliased_rejectsQuickly() {
    assertThat(Documents.problems("#".repeat(2_000_001))).containsExactly("1:1 too_large");
    assertThat(Documents.problems("[".repeat(1_000_000))).containsExactly("1:13 too_deep");
    assertThat(Documents.problems("a: &x [1]\nb: *x\n")).containsExactly("1:4 alias", "2:4 alias");
    assertThat(Documents.problems("&x [*x]")).contains("1:1 alias");
  }

  @Test
  void load_whenNotOneYamlDocument_rejects() {
    assertThat(Documents.problems("")).containsExactly("1:1 empty");
    assertThat(Documents.problems("# nothing\n")).containsExactly("1:1 empty");
    assertThat(Documents.problems("a: [")).hasSize(1).allMatch(p -> p.endsWith(" syntax"));
    assertThat(Documents.problems("a\u0000b")).containsExactly("1:1 syntax");
    assertThat(Documents.problems(Documents.GOOD + "---\n" + Documents.GOOD))
        .hasSize(1)
        .allMatch(p -> p.endsWith(" syntax"));
    assertThat(Documents.problems("just text")).containsExactly("1:1 wrong_type");
  }

  @Test
  void shippedPolicy_loadsAndSaysWhatItPromises() {
    Policy policy = Documents.loaded(Documents.shipped());

    assertThat(policy.maxDuration()).isEqualTo(Duration.ofHours(12));
    assertThat(policy.groups()).containsOnlyKeys("developers", "security_admins", "auditors");
    assertThat(policy.rules())
        .extracting(Rule::id)
        .containsExactly(
            "developers-readonly-production",
            "developers-poweruser-development",
            "developers-administrator-sandbox",
            "deny-production-by-tag",
            "deny-production-by-ou");
  }

  @Test
  void shippedPolicy_whenNothingIsInTheEnvironment_namesEachMissingValue() {
    PolicyLoad load = PolicyLoader.load(Documents.shipped(), Map.of());

    List<PolicyProblem> problems = ((PolicyLoad.Rejected) load).problems();
    assertThat(problems).extracting(PolicyProblem::code).containsOnly("missing_variable");
    assertThat(problems.toString())
        .contains(
            "BOUNDARY_DEVELOPERS_ID",
            "BOUNDARY_SECURITY_ADMINS_ID",
            "BOUNDARY_AUDITORS_ID",
            "PROD_OU_ID");
  }

  private static Policy policy(String yaml, Map<String, String> environment) {
    return ((PolicyLoad.Loaded) PolicyLoader.load(yaml, environment)).policy();
  }
}
