package com.bcrecommender.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.FolderHost;
import com.bcrecommender.transfer.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderBackupTest extends BackupContract {
  private static final Instant NOW = Instant.parse("2026-11-28T20:00:00Z");

  @TempDir Path host;

  @Override
  protected Host open() {
    return FolderHost.open(host, "backup");
  }

  @Test
  void a_place_that_fails_does_not_keep_another_from_its_backup(@TempDir Path own)
      throws IOException {
    SmallHome small = SmallHome.in(own.resolve("home"));
    StorePlace good = SmallHome.place("good", this::open);
    StorePlace closed =
        new StorePlace(
            "closed",
            () -> {
              throw new UserError("no way in");
            });
    int puts = 3;
    StorePlace full =
        SmallHome.place(
            "full", () -> new RefusingHost(FolderHost.open(own.resolve("full"), "backup"), puts));
    Backup.Outcome outcome = small.backUp(NOW, null, closed, full, good);
    assertThat(outcome.made())
        .singleElement()
        .extracting(Backup.Made::store)
        .isEqualTo(host.toString());
    assertThat(outcome.failed())
        .containsEntry("closed", "no way in")
        .containsEntry(own.resolve("full").toString(), "no room");
    BackupState state = BackupState.read(small.home);
    assertThat(state.backups()).hasSize(3);
    assertThat(state.backups())
        .containsEntry("closed", new BackupState.Outcome(NOW, "no way in", null))
        .containsEntry(host.toString(), new BackupState.Outcome(NOW, null, NOW));
    // The next run goes on in the one that was full.
    outcome =
        small.backUp(
            NOW.plusSeconds(60),
            null,
            SmallHome.place("full", () -> FolderHost.open(own.resolve("full"), "backup")));
    assertThat(outcome.failed()).isEmpty();
    assertThat(outcome.made().getFirst().chunks()).isBetween(1, 5);
  }
}
