package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsCacheTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void text_whenTheFileIsSomethingElse_leavesItAsItIs() throws IOException {
    Path seal = folder.resolve("2026-11.seal");
    String text =
        "{\"version\":\"1.0\",\"root\":\"ab\"}\n{\"request_id\":\"req-0123456789abcdef\"}\n";
    Files.writeString(seal, text);

    assertThatThrownBy(() -> new AccountsCache(seal).text("here", NOW))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is no cache of accounts");
    assertThat(seal).hasContent(text);
  }

  @Test
  void text_whenItIsOfAnotherOrganizationOrOld_isNotUsed() {
    AccountsCache cache = new AccountsCache(folder.resolve("accounts.json"));
    cache.keep("here", NOW, List.of());

    assertThat(cache.text("here", NOW)).isPresent();
    assertThat(cache.text("elsewhere", NOW)).isEmpty();
    assertThat(cache.text("here", NOW.plusSeconds(3_600))).isEmpty();
  }
}
