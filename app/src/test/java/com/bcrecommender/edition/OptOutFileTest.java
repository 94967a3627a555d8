package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.optout.OptOutKey;
import com.bcrecommender.optout.OptOuts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptOutFileTest {
  private static final byte[] SALT = new byte[16];

  @TempDir Path folder;

  private static OptOuts fan(int id) {
    return OptOuts.of(SALT, Instant.EPOCH, Set.of(OptOutKey.ofFan("f" + id)));
  }

  @Test
  void a_folder_without_the_file_holds_nobody() {
    assertThat(OptOutFile.read(folder)).isEqualTo(OptOuts.NONE);
    assertThat(OptOutFile.add(folder, OptOuts.NONE)).isFalse();
    assertThat(folder.resolve(OptOutFile.NAME)).doesNotExist();
  }

  @Test
  void what_is_added_stays() {
    assertThat(OptOutFile.add(folder, fan(1))).isTrue();
    assertThat(OptOutFile.add(folder, fan(2))).isTrue();
    assertThat(OptOutFile.add(folder, fan(1))).isFalse();
    assertThat(OptOutFile.read(folder)).isEqualTo(fan(1).and(fan(2)));
  }

  @Test
  void nothing_is_lost_when_several_add_at_a_time() {
    IntStream.range(0, 40).parallel().forEach(id -> OptOutFile.add(folder, fan(id)));
    OptOuts all = OptOutFile.read(folder);
    IntStream.range(0, 40).forEach(id -> assertThat(all.haveAll(fan(id))).isTrue());
  }

  @Test
  void every_part_of_the_file_is_refused_and_so_is_rubbish() throws IOException {
    OptOutFile.add(folder, fan(1));
    Path file = folder.resolve(OptOutFile.NAME);
    String whole = Files.readString(file);
    for (int length = 0; length < whole.length(); length++) {
      Files.writeString(file, whole.substring(0, length));
      assertThatThrownBy(() -> OptOutFile.read(folder))
          .isInstanceOf(UnusableEdition.class)
          .hasMessageContaining("from a backup");
    }
    Files.writeString(file, whole.replaceFirst("A", "!"));
    assertThatThrownBy(() -> OptOutFile.read(folder)).isInstanceOf(UnusableEdition.class);
  }

  @Test
  void editions_made_before_somebody_was_forgotten_go_after_seven_days() throws IOException {
    Editions editions = Editions.in(folder);
    RandomContents contents = new RandomContents(3, 20, 20, 5);
    Instant made = RandomContents.PROVENANCE.made();
    String old = contents.write(editions, RandomContents.PROVENANCE);
    String current = new RandomContents(4, 20, 20, 5).write(editions, RandomContents.PROVENANCE);
    Instant forgotten = made.plusSeconds(60);
    OptOutFile.add(folder, OptOuts.of(SALT, forgotten, Set.of(OptOutKey.ofFan("f4000000000"))));
    editions.switchTo(current);
    assertThat(editions.keep(9, forgotten.plus(Duration.ofDays(7)).minusSeconds(1))).isEmpty();
    assertThat(editions.keep(9, forgotten.plus(Duration.ofDays(7)))).containsExactly(old);
    assertThat(editions.list()).containsExactly(current);
  }
}
