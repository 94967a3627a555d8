package com.bcrecommender.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.Tralbum;
import com.bcrecommender.bandcamp.TralbumType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Merging is free of order, of repetition and of how observations are cut into transactions:
/// random observations over very few keys, so that they conflict in every way (addresses and
/// usernames that change hands, numbers of unknown type, equal dates), give one checksum in every
/// order.
class MergingLawsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anyOrderAnyRepetitionAndAnyCutGiveOneCatalog(long seed) {
    Random random = new Random(seed);
    List<Consumer<Transaction>> observations = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      observations.add(RandomObservations.next(random, i));
    }
    String expected = stored("0", observations, 1);
    for (int order = 1; order <= 5; order++) {
      List<Consumer<Transaction>> shuffled = new ArrayList<>(observations);
      for (int repeated = 0; repeated < 10; repeated++) {
        shuffled.add(observations.get(random.nextInt(observations.size())));
      }
      Collections.shuffle(shuffled, random);
      assertThat(stored("" + order, shuffled, 1 + random.nextInt(9))).isEqualTo(expected);
    }
    List<Consumer<Transaction>> lacking = observations.subList(0, 30);
    assertThat(stored("lacking", lacking, 1))
        .as("the checksum sees a difference")
        .isNotEqualTo(expected);
  }

  private String stored(String name, List<Consumer<Transaction>> observations, int perTransaction) {
    try (Catalog catalog = TestCatalogs.create(folder.resolve(name))) {
      for (int from = 0; from < observations.size(); from += perTransaction) {
        List<Consumer<Transaction>> some =
            observations.subList(from, Math.min(observations.size(), from + perTransaction));
        catalog.transaction(transaction -> {
          some.forEach(observation -> observation.accept(transaction));
          return some;
        });
      }
      return catalog.checksum();
    }
  }

  @Test
  void anAddressOrAlbumThatIsOvertakenIsNamedAllTheSame() {
    List<Consumer<Transaction>> observations = new ArrayList<>();
    for (int version = 1; version <= 2; version++) {
      Source source = Source.of("file" + version, null, new byte[] {(byte) version});
      TralbumLine line =
          new TralbumLine(
              "x:s:1", null, "T", null, "https://y.example/album/" + version, null, null);
      observations.add(transaction -> {
        TralbumRows rows = transaction.tralbums(source);
        rows.add(line);
        rows.finish();
      });
      Tralbum track =
          new Tralbum(TralbumType.TRACK, 9, "T", null, null, 0, null, null, null, "a" + version);
      Page.TralbumPage page = new Page.TralbumPage(track, List.of(), null, false, null, List.of());
      observations.add(transaction -> transaction.store(page, source));
    }
    String expected = stored("first", observations, 1);
    assertThat(stored("last", observations.reversed(), 1)).isEqualTo(expected);
  }
}
