package io.boundary.cli.doctor;

import io.boundary.aws.AwsErrors;
import io.boundary.model.settings.SettingException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes all checks, side by side; one that cannot look says so and holds up no other. */
public final class Doctor {

  private final List<Check> checks;
  private final Executor executor;

  Doctor(List<Check> checks, Executor executor) {
    this.checks = List.copyOf(checks);
    this.executor = executor;
  }

  /** What each check found, in their order. */
  public List<Diagnosis> examine() {
    List<CompletableFuture<Diagnosis>> running =
        checks.stream()
            .map(check -> CompletableFuture.supplyAsync(() -> diagnosis(check), executor))
            .toList();
    return running.stream().map(CompletableFuture::join).toList();
  }

  private static Diagnosis diagnosis(Check check) {
    return new Diagnosis(check.name(), finding(check));
  }

  private static Finding finding(Check check) {
    try {
      return check.look().get();
    } catch (SdkException e) {
      return Finding.miss(
          "AWS does not say: " + AwsErrors.code(e),
          "see that your role has the operator policy (Terraform output operator_policy_arn)");
    } catch (SettingException e) {
      return Finding.miss(e.getMessage(), "docs/configuration.md says what it is for");
    } catch (RuntimeException e) {
      return Finding.miss("this could not be looked at: " + e, "try again");
    }
  }
}
