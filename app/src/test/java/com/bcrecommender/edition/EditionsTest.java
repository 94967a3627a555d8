package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EditionsTest {
  private static final RandomContents OLD = new RandomContents(21, 5, 8, 3);
  private static final RandomContents NEW = new RandomContents(22, 6, 9, 4);

  @TempDir Path folder;
  private Editions editions;

  @BeforeEach
  void setUp() {
    editions = Editions.in(folder.resolve("editions"));
  }

  @Test
  void withoutAnEditionThereIsNoCurrentOne() {
    assertThat(editions.current()).isEmpty();
    assertThat(editions.list()).isEmpty();
  }

  @Test
  void finishingDoesNotSwitchAndSwitchingDoes() {
    String old = OLD.write(editions, RandomContents.PROVENANCE);
    assertThat(editions.current()).isEmpty();
    editions.switchTo(old);
    assertThat(editions.current()).contains(old);
    String newer = NEW.write(editions, RandomContents.PROVENANCE);
    assertThat(editions.current()).contains(old);
    editions.switchTo(newer);
    assertThat(editions.current()).contains(newer);
    editions.switchTo(old);
    assertThat(editions.current()).contains(old);
    assertThat(editions.list()).containsExactlyInAnyOrder(old, newer);
  }

  @Test
  void whatCannotBeOpenedDoesNotBecomeCurrent() throws IOException {
    String old = OLD.write(editions, RandomContents.PROVENANCE);
    editions.switchTo(old);
    String newer = NEW.write(editions, RandomContents.PROVENANCE);
    Files.delete(editions.folder(newer).resolve("fans.pack"));
    assertThatThrownBy(() -> editions.switchTo(newer)).isInstanceOf(UnusableEdition.class);
    assertThatThrownBy(() -> editions.switchTo("0123456789abcdef"))
        .isInstanceOf(UnusableEdition.class);
    assertThatThrownBy(() -> editions.switchTo("../../etc"))
        .isInstanceOf(IllegalArgumentException.class);
    Files.move(editions.folder(old), editions.folder("0123456789abcdef"));
    assertThatThrownBy(() -> editions.switchTo("0123456789abcdef"))
        .hasMessageContaining("rename it back");
    assertThat(editions.current()).contains(old);
  }

  @Test
  void aSpoiltCurrentFileSaysWhatItShouldHold() throws IOException {
    String old = OLD.write(editions, RandomContents.PROVENANCE);
    for (String spoilt : List.of("", "../x", "x".repeat(5000), "ABCDEF0123456789")) {
      Files.writeString(editions.folder().resolve("current"), spoilt);
      assertThatThrownBy(editions::current)
          .isInstanceOf(UnusableEdition.class)
          .hasMessageContaining(old);
    }
  }

  @Test
  void theSameInputGivesTheSameBytesAndOnlyTheTimeMayDiffer() throws IOException {
    Provenance later = provenance(Instant.parse("2027-01-01T00:00:00Z"), "200");
    Editions other = Editions.in(folder.resolve("other"));
    String first = OLD.write(editions, RandomContents.PROVENANCE);
    String second = new RandomContents(21, 5, 8, 3).write(other, later);
    assertThat(second).isEqualTo(first);
    for (TableKind kind : TableKind.values()) {
      assertThat(other.folder(second).resolve(kind.file()))
          .hasSameBinaryContentAs(editions.folder(first).resolve(kind.file()));
    }
    assertThat(OLD.write(other, provenance(Instant.EPOCH, "201"))).isNotEqualTo(first);
  }

  @Test
  void anEqualEditionIsKeptAndADamagedOneReplaced() throws IOException {
    String name = OLD.write(editions, RandomContents.PROVENANCE);
    Object before = Files.getLastModifiedTime(editions.folder(name).resolve("fans.pack"));
    assertThat(OLD.write(editions, RandomContents.PROVENANCE)).isEqualTo(name);
    assertThat((Object) Files.getLastModifiedTime(editions.folder(name).resolve("fans.pack")))
        .isEqualTo(before);
    Files.writeString(editions.folder(name).resolve("fans.pack"), "spoilt");
    assertThat(OLD.write(editions, RandomContents.PROVENANCE)).isEqualTo(name);
    assertThat(EditionVerifier.verify(editions.folder(name)).failures()).isEmpty();
    assertThat(names()).containsExactlyInAnyOrder(".lock", name);
  }

  @Test
  void onlyOneWritesAtATime() {
    try (EditionWriter writer = EditionWriter.begin(editions, new Sizes(0, 0, 0))) {
      assertThatThrownBy(() -> EditionWriter.begin(editions, new Sizes(0, 0, 0)))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("another run");
      assertThat(writer.finish(RandomContents.PROVENANCE)).hasSize(16);
    }
    EditionWriter.begin(editions, new Sizes(0, 0, 0)).close();
  }

  @Test
  void aWriterThatIsGivenUpLeavesNothing() throws IOException {
    try (EditionWriter writer = EditionWriter.begin(editions, OLD.sizes)) {
      writer.tag(OLD.tags.getFirst());
    }
    assertThat(names()).containsExactly(".lock");
  }

  /// A process of its own is halted before each step that changes the disk, as a kill or a power
  /// cut would.
  @Test
  void whereverTheWriterIsKilledTheOldEditionStaysWhole() throws Exception {
    String old = OLD.write(editions, RandomContents.PROVENANCE);
    editions.switchTo(old);
    List<String> steps = new ArrayList<>();
    NEW.write(Editions.in(folder.resolve("elsewhere")), RandomContents.PROVENANCE, steps::add);
    assertThat(steps)
        .contains("partial folder", "fans.pack", "packs", "manifest", "verify", "rename");
    for (String step :
        List.of("partial folder", "fans.pack", "packs", "manifest", "verify", "rename")) {
      assertThat(killedBefore(step)).as(step).isEqualTo(KILLED);
      assertThat(editions.current()).contains(old);
      assertThat(editions.list()).containsExactly(old);
      assertThat(EditionVerifier.verify(editions.folder(old)).failures()).isEmpty();
    }
    String newer = NEW.write(editions, RandomContents.PROVENANCE);
    assertThat(names()).containsExactlyInAnyOrder(".lock", "current", old, newer);
  }

  private static final int KILLED = 77;

  private int killedBefore(String step) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                editions.folder().toString(),
                step)
            .inheritIO()
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /// Writes an edition and dies on the way, without a chance to clean up.
  static final class Victim {
    public static void main(String[] arguments) {
      NEW.write(
          Editions.in(Path.of(arguments[0])),
          RandomContents.PROVENANCE,
          step -> {
            if (step.equals(arguments[1])) {
              Runtime.getRuntime().halt(KILLED);
            }
          });
    }
  }

  private static Provenance provenance(Instant made, String k) {
    Provenance of = RandomContents.PROVENANCE;
    Map<String, String> settings = new java.util.HashMap<>(of.settings());
    settings.put("k", k);
    return new Provenance(
        made, of.newest(), of.program(), of.commit(), of.model(), of.sources(), settings);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(editions.folder())) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
    }
  }
}
