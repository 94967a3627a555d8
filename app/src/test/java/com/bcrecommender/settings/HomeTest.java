package com.bcrecommender.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir private Path folder;

  @Test
  void aFlagBeatsTheEnvironmentAndThatThePlatform() {
    Map<String, String> environment = Map.of("BCR_HOME", "/somewhere");
    assertThat(Home.of(folder, environment).folder()).isEqualTo(folder);
    assertThat(Home.of(null, environment).folder()).isEqualTo(Path.of("/somewhere"));
    assertThat(Home.of(null, Map.of()).folder()).isAbsolute();
  }

  @Test
  void eachPlatformHasItsUsualFolder() {
    assertThat(Home.userData(Map.of(), "Linux", "/home/eve"))
        .isEqualTo(Path.of("/home/eve/.local/share/bcrecommender"));
    assertThat(Home.userData(Map.of("XDG_DATA_HOME", "/data"), "Linux", "/home/eve"))
        .isEqualTo(Path.of("/data/bcrecommender"));
    assertThat(Home.userData(Map.of("XDG_DATA_HOME", "relative"), "Linux", "/home/eve"))
        .isEqualTo(Path.of("/home/eve/.local/share/bcrecommender"));
    assertThat(Home.userData(Map.of(), "Mac OS X", "/Users/eve"))
        .isEqualTo(Path.of("/Users/eve/Library/Application Support/BCRecommender"));
  }

  @Test
  void aFolderIsDeletedWithAllInItAndWhatALinkLeadsToStays() throws IOException {
    Path gone = folder.resolve("editions");
    Files.createDirectories(gone.resolve("deep"));
    Files.writeString(gone.resolve("deep/file"), "text");
    Path stays = Files.writeString(folder.resolve("stays"), "text");
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("file"), "text");
    Files.createSymbolicLink(gone.resolve("link"), outside);
    Home.delete(gone);
    assertThat(gone).doesNotExist();
    assertThat(stays).exists();
    assertThat(outside.resolve("file")).exists();
  }

  @Test
  void oneJobOfAKindRunsAtATime() {
    Home home = new Home(folder);
    try (ProcessLock held = home.lock("recommend")) {
      assertThat(held.held()).isTrue();
      assertThatThrownBy(() -> home.lock("recommend"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("bcr recommend already runs");
      home.lock("crawl").close();
    }
    home.lock("recommend").close();
  }

  @Test
  void aHomeThatCannotBeMadeIsOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> new Home(file.resolve("below")).create())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--home")
        .hasMessageNotContaining("\n");
  }
}
