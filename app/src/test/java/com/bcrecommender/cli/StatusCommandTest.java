package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.catalog.EditionHistory;
import com.bcrecommender.catalog.JobLog;
import com.bcrecommender.catalog.JobLog.End;
import com.bcrecommender.catalog.JobLog.Outcome;
import com.bcrecommender.catalog.JobLog.Run;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.operate.Outputs;
import com.bcrecommender.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusCommandTest extends TypedCommands {
  @Test
  void anEmptyHomeIsToldWhatToDoFirst() {
    done("status", "--home", ownHome());
    assertThat(out.toString(UTF_8))
        .contains("catalog  none yet; bcr import brings data in", "edition  none yet")
        .doesNotContain("to do");
    assertThat(Path.of(ownHome())).doesNotExist();
  }

  @Test
  void whatWasMadeWhatFailedAndWhatIsPlannedAreOnOneScreen() throws IOException {
    Home home = new Home(Path.of(ownHome()));
    importSome(home);
    done("recommend", "--home", ownHome());
    Instant began = Instant.now().minusSeconds(120);
    new JobLog(home.catalog())
        .add(
            new Run(
                0,
                "publish",
                "change",
                "",
                began,
                2,
                began,
                7,
                new End(
                    began.plusSeconds(60), Outcome.FAILED, 2, "expected a bucket, found none")));
    done("status", "--home", ownHome(), "--set", "worker.publish=s3");
    assertThat(out.toString(UTF_8))
        .contains("no worker runs; bcr worker starts one")
        .contains("recommend  never yet")
        .contains("publish    failed 1 min 0 s ago, attempt 2: expected a bucket, found none")
        .contains("crawl      off: ")
        .contains(
            "to do    publish failed 1 min 0 s ago: expected a bucket, found none; see bcr logs publish");
    assertThat(new EditionHistory(home.catalog()).last(5)).hasSize(1);
    done("status", "--json", "--home", ownHome());
    JsonNode json = JsonMapper.shared().readTree(out.toString(UTF_8));
    assertThat(json.get("catalog").get("preferences").asInt()).isEqualTo(60);
    assertThat(json.get("edition").get("fans").asInt()).isEqualTo(20);
    Path page = folder.resolve("status.html");
    done("status", "--page", page.toString(), "--home", ownHome());
    assertThat(page).content().contains("How it stands", "<h3>Fans</h3>");
  }

  @Test
  void anEditionThatIsDamagedIsSomethingToDoAndNoTrace() throws IOException {
    Home home = new Home(Path.of(ownHome()));
    importSome(home);
    done("recommend", "--home", ownHome());
    Editions editions = Editions.in(home.editions());
    Path folder = editions.folder(editions.current().orElseThrow());
    Files.writeString(folder.resolve("manifest.json"), "{");
    done("status", "--home", ownHome());
    assertThat(out.toString(UTF_8)).contains("which cannot be used", "to do    ");
  }

  @Test
  void whatAJobPrintedIsShownWithoutTheStatesOfItsProgress() throws IOException {
    assertThat(bcr("logs", "--home", ownHome())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("bcr: expected a run of any job, found 0;");
    assertThat(bcr("logs", "cooking", "--home", ownHome())).isEqualTo(2);
    Path logs = Files.createDirectories(Path.of(ownHome(), "logs"));
    Files.writeString(logs.resolve("crawl-20260601T120000Z.log"), "older\n");
    Files.writeString(logs.resolve("crawl-20260602T120000Z.log"), "1 %\r2 %\r3 %\nend\n");
    Files.writeString(logs.resolve("backup-20260601T180000Z.log"), "a backup\n");
    done("logs", "crawl", "--home", ownHome());
    assertThat(out.toString(UTF_8)).isEqualTo("3 %\nend\n");
    done("logs", "crawl", "--before", "1", "--home", ownHome());
    assertThat(out.toString(UTF_8)).isEqualTo("older\n");
    done("logs", "--home", ownHome(), "--list");
    assertThat(out.toString(UTF_8).lines()).hasSize(3);
    assertThat(new Outputs(Path.of(ownHome())).of("backup")).hasSize(1);
  }

  private void importSome(Home home) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int fan = 0; fan < 20; fan++) {
      for (int record = 0; record < 3; record++) {
        rows.append("fan%d\trecord%d\n".formatted(fan, (fan + record) % 7));
      }
    }
    Path file = Files.writeString(folder.resolve("preferences.tsv"), rows);
    done("import", "preferences", file.toString(), "--home", home.folder().toString());
  }
}
