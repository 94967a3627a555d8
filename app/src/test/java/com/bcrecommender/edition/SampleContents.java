package com.bcrecommender.edition;

import com.bcrecommender.edition.Entry.Origin;
import com.bcrecommender.settings.Home;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// The contents of the sample edition `good`, small enough to be known by heart: two fans, three
/// tralbums, two tags.
final class SampleContents {
  private static final Provenance PROVENANCE =
      new Provenance(
          Instant.parse("2026-11-22T12:00:00Z"),
          Instant.parse("2026-11-20T08:00:00Z"),
          "0.1.0",
          "0000000",
          "item-neighbours",
          Map.of(),
          Map.of("k", "200"));

  private SampleContents() {}

  static Card card(int id, String key, String title, int owners) {
    return new Card(
        id,
        key,
        key.charAt(0),
        title,
        id == 2 ? "" : "Øl & Été",
        id == 2 ? null : "https://ol.bandcamp.com/album/" + id,
        id == 0 ? 4_294_967_295L : 0,
        id == 0 ? 17_897 : Card.UNKNOWN_DATE,
        owners,
        id,
        id == 0 ? "7.00 EUR" : null,
        id == 0 ? new int[] {1, 0} : new int[0]);
  }

  static String write(Editions editions) {
    try (EditionWriter writer = EditionWriter.begin(editions, new Sizes(2, 3, 2))) {
      writer.tag(new Tag(0, "ambient", 1, new int[] {0}, new int[] {1}));
      writer.tag(new Tag(1, "field-recordings", 1, new int[] {0}, new int[0]));
      writer.tralbum(card(0, "a123", "Tidal Rooms", 2), List.of("u:ol.bandcamp.com/album/0"));
      writer.tralbum(card(1, "t7", "夜の音", 1), List.of());
      writer.tralbum(card(2, "a42", "", 0), List.of());
      writer.fan(
          new Fan(0, "f42", "yanir", "Yanir", 182, new int[] {0, 1}, 2, new int[] {0}), List.of());
      writer.fan(
          new Fan(1, "x:file:1", null, "fan 1", -1, new int[] {0, 2}, 1, new int[0]), List.of());
      ListRecord list = new ListRecord();
      list.add(2, 1.0f, Origin.MODEL, 225, 9);
      list.reason(1, 150, 31);
      list.reason(0, 75, 4);
      writer.fanList(0, list);
      list.clear();
      list.add(1, 0.25f, Origin.TAGS, 0, 0);
      writer.fanList(1, list);
      list.clear();
      list.add(1, 1.0f, Origin.MODEL, 255, 0);
      list.reason(0, 255, 31);
      list.add(2, 0.5f, Origin.POPULAR_IN_TAGS, 0, 0);
      writer.similarList(0, list);
      list.clear();
      writer.similarList(1, list);
      writer.similarList(2, list);
      writer.owners(0, new int[] {1, 0}, 2);
      writer.owners(1, new int[] {0}, 1);
      writer.owners(2, new int[0], 0);
      return writer.finish(PROVENANCE);
    }
  }

  /// Makes the sample folders anew: `main app/src/test/resources/edition`. For a new format only;
  /// the files of a format are kept for ever.
  public static void main(String[] arguments) throws IOException {
    Path samples = Path.of(arguments[0]);
    Path temporary = Files.createTempDirectory("samples");
    Editions editions = Editions.in(temporary);
    Path good = editions.folder(write(editions));
    for (String name : List.of("good", "truncated", "corrupt")) {
      copy(good, samples.resolve(name));
    }
    try (EditionWriter writer = EditionWriter.begin(editions, new Sizes(0, 0, 0))) {
      copy(editions.folder(writer.finish(PROVENANCE)), samples.resolve("empty"));
    }
    Path truncated = samples.resolve("truncated/fans.pack");
    try (RandomAccessFile file = new RandomAccessFile(truncated.toFile(), "rw")) {
      file.setLength(file.length() - 9);
    }
    Path corrupt = samples.resolve("corrupt/tralbums.pack");
    byte[] bytes = Files.readAllBytes(corrupt);
    bytes[40] ^= 4;
    Files.write(corrupt, bytes);
    Forgery future = Forgery.of(good);
    for (TableKind kind : TableKind.of(false)) {
      for (int shard = 0; shard < future.shards(kind).size(); shard++) {
        future.shard(kind, shard, old -> ofFormat(old, 3));
      }
    }
    Path manifest = future.write(samples.resolve("future")).resolve(Manifest.FILE);
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"format\": 2,", "\"format\": 3,"));
    Home.delete(temporary);
  }

  /// A shard that says it has another format, with a check that fits.
  static byte[] ofFormat(byte[] shard, int format) {
    ByteBuffer header = ByteBuffer.wrap(shard.clone()).order(ByteOrder.LITTLE_ENDIAN);
    header.putShort(4, (short) format);
    int end = Shard.HEAD + Shard.SIZES * header.getInt(12);
    CRC32 crc = new CRC32();
    crc.update(header.array(), 0, end);
    header.putInt(end, (int) crc.getValue());
    return header.array();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
