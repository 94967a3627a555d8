package com.bcrecommender.publish;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.EditionWriter;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.Entry.Origin;
import com.bcrecommender.edition.Fan;
import com.bcrecommender.edition.ListRecord;
import com.bcrecommender.edition.Provenance;
import com.bcrecommender.edition.Sizes;
import com.bcrecommender.edition.Tag;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A small edition whose lists come from a seed: 70 fans and 120 tralbums, so that no class fits
/// into one batch.
final class SmallEdition {
  private static final int FANS = 70;
  private static final int TRALBUMS = 120;

  private SmallEdition() {}

  static Edition make(Path folder, long seed) {
    return make(folder, seed, FANS, TRALBUMS);
  }

  /// A larger one.
  static Edition make(Path folder, long seed, int fans, int tralbums) {
    Random random = new Random(seed);
    Editions editions = Editions.in(folder);
    String name;
    try (EditionWriter writer = EditionWriter.begin(editions, new Sizes(fans, tralbums, 1))) {
      writer.tag(new Tag(0, "field-recordings", tralbums, new int[] {0}, new int[0]));
      for (int id = 0; id < tralbums; id++) {
        writer.tralbum(card(id, seed), List.of());
      }
      for (int id = 0; id < fans; id++) {
        writer.fan(
            new Fan(id, "n:fan " + id, null, "Fan Ø" + id, -1, new int[] {id}, 0, new int[0]),
            List.of());
      }
      for (int id = 0; id < fans; id++) {
        writer.fanList(id, list(id, tralbums, random));
      }
      for (int id = 0; id < tralbums; id++) {
        writer.similarList(id, list(id, tralbums, random));
      }
      for (int id = 0; id < tralbums; id++) {
        writer.owners(id, new int[0], 0);
      }
      name =
          writer.finish(
              new Provenance(
                  Instant.parse("2026-11-22T12:00:00Z"),
                  null,
                  "0.1.0",
                  "0000000",
                  "test",
                  Map.of(),
                  Map.of()));
    }
    return Edition.open(editions.folder(name));
  }

  private static Card card(int id, long seed) {
    String key = id % 2 == 0 ? "a" + (4_294_967_295L - id) : "u:ol.bandcamp.com/album/" + id;
    return new Card(
        id,
        key,
        'a',
        "Tidal \"Rooms\" " + seed,
        "Øl & Été",
        id % 3 == 0 ? null : "https://ol.bandcamp.com/album/" + id,
        4_294_967_295L,
        id % 4 == 0 ? Card.UNKNOWN_DATE : -id,
        0,
        0,
        null,
        new int[] {0});
  }

  private static ListRecord list(int own, int tralbums, Random random) {
    List<Integer> others = new ArrayList<>();
    for (int id = 0; id < tralbums; id++) {
      if (id != own) {
        others.add(id);
      }
    }
    Collections.shuffle(others, random);
    ListRecord list = new ListRecord();
    int size = random.nextInt(40);
    for (int i = 0; i < size; i++) {
      list.add(others.get(i), 100 - i, Origin.MODEL, 255, i % 7);
      list.reason(own, 255, 1 + i);
    }
    return list;
  }
}
