package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/deploy} does, with programs in the place of Terraform, AWS and openssl. */
class DeployScriptTest {

  private static final String TERRAFORM =
      """
      #!/usr/bin/env bash
      echo "$*" >> "$TOOLS/terraform.calls"
      case "$2" in
        plan) exit "$(cat "$TOOLS/changes")" ;;
        output)
          case "${4:-}" in
            slack_webhook_url) echo https://abc.execute-api.eu-west-1.amazonaws.com/webhook ;;
            parameter_prefix) echo /some/prefix ;;
          esac ;;
      esac
      """;

  private static final String AWS =
      """
      #!/usr/bin/env bash
      echo "$*" >> "$TOOLS/aws.calls"
      case "$2" in
        get-parameter)
          [ ! -e "$TOOLS/refused" ] || { echo "An error occurred (AccessDeniedException)" >&2; exit 254; }
          [ -e "$TOOLS/parameter" ] || { echo "An error occurred (ParameterNotFound)" >&2; exit 254; } ;;
        put-parameter) cat > "$TOOLS/parameter" ;;
      esac
      """;

  @TempDir private Path project;
  @TempDir private Path tools;

  private Shell shell = new Shell(Path.of(""), Map.of());

  @BeforeEach
  void prepare() throws IOException {
    LauncherFolder folder = new LauncherFolder(project);
    for (String name : List.of("deploy", "lib/terraform", "lib/deployment")) {
      String script = "scripts/" + name;
      folder.script(script, Files.readString(ProjectFolder.find().resolve(script)));
    }
    folder.script("terraform/live/envs/dev/terraform.tfvars", "");
    LauncherFolder programs = new LauncherFolder(tools);
    programs.script("terraform", TERRAFORM);
    programs.script("aws", AWS);
    programs.script("openssl", "#!/usr/bin/env bash\necho a-random-key\n");
    Files.writeString(tools.resolve("changes"), "2");
    shell =
        new Shell(
            tools, Map.of("TOOLS", tools.toString(), "PATH", tools + ":" + System.getenv("PATH")));
  }

  @Test
  void deploy_whenThereIsNoTokenKey_makesItWhereNoCommandLineShowsIt() throws Exception {
    Shell.Ended deployed = deploy("--yes");

    assertThat(deployed.code()).as(deployed.err()).isZero();
    assertThat(deployed.out()).contains("made /some/prefix/audit/token_key");
    JsonNode made = new ObjectMapper().readTree(tools.resolve("parameter").toFile());
    assertThat(made.path("Name").asText()).isEqualTo("/some/prefix/audit/token_key");
    assertThat(made.path("Type").asText()).isEqualTo("SecureString");
    assertThat(made.path("Value").asText()).isEqualTo("a-random-key");
    assertThat(calls("aws")).contains("--region eu-west-1").doesNotContain("a-random-key");
  }

  @Test
  void deploy_whenThereIsATokenKey_leavesIt() throws Exception {
    Files.writeString(tools.resolve("parameter"), "the first");

    assertThat(deploy("--yes").code()).isZero();
    assertThat(tools.resolve("parameter")).hasContent("the first");
    assertThat(calls("aws")).doesNotContain("put-parameter");
  }

  @Test
  void deploy_whenNothingChanges_stillSeesToTheTokenKey() throws Exception {
    Files.writeString(tools.resolve("changes"), "0");

    assertThat(deploy().out()).contains("nothing to do", "made /some/prefix/audit/token_key");
    assertThat(calls("terraform")).doesNotContain(" apply ");
  }

  @Test
  void deploy_whenTheTokenKeyCannotBeLookedFor_failsAndMakesNone() throws Exception {
    Files.writeString(tools.resolve("refused"), "");

    Shell.Ended refused = deploy("--yes");

    assertThat(refused.code()).isNotZero();
    assertThat(refused.err()).contains("AccessDenied");
    assertThat(calls("aws")).doesNotContain("put-parameter");
  }

  @Test
  void deploy_whenThePlanIsNotAgreedTo_appliesNothing() throws Exception {
    Shell.Ended refused = deploy();

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("not applied");
    assertThat(calls("terraform")).doesNotContain(" apply ");
    assertThat(tools.resolve("aws.calls")).doesNotExist();
  }

  @Test
  void deploy_whenTheEnvironmentIsUnknown_isWrongUsage() throws Exception {
    Shell.Ended wrong = shell.run("bash", project.resolve("scripts/deploy"), "moon");

    assertThat(wrong.code()).isEqualTo(64);
    assertThat(wrong.err()).startsWith("usage: scripts/deploy ENVIRONMENT");
  }

  private Shell.Ended deploy(String... options) throws Exception {
    return shell.run(
        "bash",
        "-c",
        "exec bash \"$@\" < /dev/null",
        "bash",
        project.resolve("scripts/deploy"),
        "dev",
        "--no-package",
        options.length == 0 ? "--no-package" : options[0]);
  }

  private String calls(String program) throws IOException {
    return Files.readString(tools.resolve(program + ".calls"));
  }
}
