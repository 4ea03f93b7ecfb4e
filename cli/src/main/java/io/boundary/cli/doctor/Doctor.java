package io.boundary.cli.doctor;

import io.boundary.aws.AwsErrors;
import io.boundary.model.settings.SettingException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes all checks, side by side; one that cannot look says so and holds up no other. */
public final class Doctor {

  private final List<Check> checks;
  private final Executor executor;

  Doctor(List<Check> checks, Executor executor) {
    this.checks = List.copyOf(checks);
    this.executor = executor;
  }

  /**
   * What each check found, in their order.
   *
   * @param done hears the name of each check when it is done, from any thread
   */
  public List<Diagnosis> examine(Consumer<String> done) {
    List<CompletableFuture<Diagnosis>> running =
        checks.stream()
            .map(check -> CompletableFuture.supplyAsync(() -> diagnosis(check, done), executor))
            .toList();
    return running.stream().map(CompletableFuture::join).toList();
  }

  private static Diagnosis diagnosis(Check check, Consumer<String> done) {
    Finding finding = finding(check);
    done.accept(check.name());
    return new Diagnosis(check.name(), finding);
  }

  private static Finding finding(Check check) {
    try {
      return check.look().get();
    } catch (SdkException e) {
      return Finding.miss(
          "AWS does not say: " + AwsErrors.code(e),
          "see that your role has the operator policy (Terraform output operator_policy_arn)");
    } catch (SettingException e) {
      return Finding.miss(
          String.valueOf(e.getMessage()), "docs/configuration.md says what it is for");
    } catch (RuntimeException e) {
      return Finding.miss("this could not be looked at: " + e, "try again");
    }
  }
}
