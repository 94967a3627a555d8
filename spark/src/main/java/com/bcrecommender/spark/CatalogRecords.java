package com.bcrecommender.spark;

import com.bcrecommender.catalog.CatalogCodec;
import com.bcrecommender.catalog.CatalogFan;
import com.bcrecommender.catalog.CatalogTralbum;
import com.bcrecommender.recommend.Collection;
import com.bcrecommender.recommend.EditionFacts;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/// What the catalog says of fans and tralbums, as [Prepare] leaves it for the tasks that pack the
/// edition: a file for each part of the tralbums and each group of fans, so that none of them needs
/// the catalog. About 250 bytes a tralbum, 100 a fan and 4 a preference.
final class CatalogRecords {
  /// The files with fans and tralbums.
  static final String TRALBUMS = "catalog-tralbums";

  static final String FANS = "catalog-fans";
  private static final String FACTS = "catalog-facts";

  private CatalogRecords() {}

  /// What there is beside fans and tralbums.
  ///
  /// @param tags names by dense id, in order
  record Facts(EditionFacts edition, List<String> tags) {}

  /// A fan, and what the fan has in the order of pages. The snapshot on its way has no times, so
  /// this order is found before.
  record Shelved(CatalogFan fan, Collection.Shelf shelf) {}

  /// Writes a fan of a group's file.
  static void write(Shelved of, DataOutputStream out) throws IOException {
    CatalogCodec.write(of.fan(), out);
    out.writeInt(of.shelf().owned());
    out.writeInt(of.shelf().tralbums().length);
    for (int tralbum : of.shelf().tralbums()) {
      out.writeInt(tralbum);
    }
  }

  /// @param tags how many follow
  /// @param names of all tags, in order, a column of a row each
  static void writeFacts(WorkFolder work, EditionFacts edition, int tags, Iterator<Row> names)
      throws IOException {
    Instant newest = edition.newest();
    List<String> sources = new ArrayList<>();
    edition.sources().forEach((kind, licence) -> sources.addAll(List.of(kind, licence)));
    work.write(
        FACTS,
        out -> {
          CatalogCodec.text(newest == null ? null : newest.toString(), out);
          CatalogCodec.texts(sources, out);
          out.writeLong(edition.tagged());
          out.writeInt(tags);
          while (names.hasNext()) {
            CatalogCodec.text(names.next().getString(0), out);
          }
        });
  }

  static Facts facts(WorkFolder work) throws IOException {
    try (DataInputStream in = work.open(FACTS)) {
      String newest = CatalogCodec.text(in);
      Map<String, String> sources = new TreeMap<>();
      for (Iterator<String> text = CatalogCodec.texts(in).iterator(); text.hasNext(); ) {
        sources.put(text.next(), text.next());
      }
      return new Facts(
          new EditionFacts(newest == null ? null : Instant.parse(newest), sources, in.readLong()),
          CatalogCodec.texts(in));
    }
  }

  /// Takes records one by one.
  interface Each<T> {
    void record(T record);
  }

  static void eachTralbum(WorkFolder work, Plan plan, int part, Each<CatalogTralbum> each)
      throws IOException {
    try (DataInputStream in = work.open(WorkFolder.numbered(TRALBUMS, part))) {
      for (int left = plan.endTralbum(part) - plan.firstTralbum(part); left > 0; left--) {
        each.record(CatalogCodec.readTralbum(in));
      }
    }
  }

  static void eachFan(WorkFolder work, Plan plan, int group, Each<Shelved> each)
      throws IOException {
    try (DataInputStream in = work.open(WorkFolder.numbered(FANS, group))) {
      for (int left = plan.fanCuts()[group + 1] - plan.fanCuts()[group]; left > 0; left--) {
        CatalogFan fan = CatalogCodec.readFan(in);
        int owned = in.readInt();
        int[] tralbums = new int[in.readInt()];
        for (int i = 0; i < tralbums.length; i++) {
          tralbums[i] = in.readInt();
        }
        each.record(new Shelved(fan, new Collection.Shelf(tralbums, owned)));
      }
    }
  }

  /// A tralbum's artist, null where unknown. Costs a reading of its part.
  static @Nullable String artist(WorkFolder work, Plan plan, int tralbum) {
    int part = plan.part(tralbum);
    try (DataInputStream in = work.open(WorkFolder.numbered(TRALBUMS, part))) {
      for (int left = tralbum - plan.firstTralbum(part); left > 0; left--) {
        CatalogCodec.readTralbum(in);
      }
      return CatalogCodec.readTralbum(in).artist();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
