import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntFunction;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/// Makes invented dumps of MusicBrainz and ListenBrainz of any size, the same for the same seed: one release in five is linked to
/// Bandcamp, each has eight tracks, listeners have 30 to 1,000 albums, few releases most of the plays.
///
///     java -cp app/target/bcr.jar bench/GenerateDumps.java FOLDER RELEASES LISTENERS LISTENS SEED
void main(String[] arguments) throws IOException {
  Path folder = Files.createDirectories(Path.of(arguments[0]));
  int releases = Integer.parseInt(arguments[1]);
  int listeners = Integer.parseInt(arguments[2]);
  int listens = Integer.parseInt(arguments[3]);
  long seed = Long.parseLong(arguments[4]);
  String now = "\t0\t2026-08-01 04:00:00+00";
  Path tables = folder.resolve("mbdump.tar.bz2");
  if (!Files.exists(tables)) {
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new BZip2CompressorOutputStream(stream(tables)))) {
      member(tar, "TIMESTAMP", 1, row -> "2026-08-01 04:00:00+00\n");
      member(tar, "SCHEMA_SEQUENCE", 1, row -> "31\n");
      member(tar, "mbdump/artist_credit", releases / 4, row -> row + "\tArtist " + row + "\t1\t1\tx\t0\t" + id('e', row) + "\n");
      member(tar, "mbdump/l_release_url", releases, row -> "%d\t%d\t%d\t%d\t0\tx\t0\t\t\n".formatted(row, 500 + row % 2, row, row));
      member(tar, "mbdump/link", 502, row -> row + "\t74\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t0\tx\tf\n");
      member(tar, "mbdump/medium", releases, row -> row + "\t" + row + "\t1\t12\t\t0\tx\t8\t" + id('9', row) + "\n");
      member(tar, "mbdump/recording", 8 * releases, row -> row + "\t" + id('d', row) + "\tTrack " + row + "\t" + row / 32 + "\t241000\t" + now + "\tf\n");
      member(tar, "mbdump/release", releases, row -> "%d\t%s\tAlbum %d\t%d\t%d\t1\t\\N\t120\t28\t\\N\t\t0\t-1\tx\n".formatted(row, id('c', row), row, row / 4, row * 4 / 5));
      member(tar, "mbdump/release_country", releases, row -> "%d\t240\t%d\t%d\t%d\n".formatted(row, 1990 + row % 36, 1 + row % 12, 1 + row % 28));
      member(tar, "mbdump/release_group", releases, row -> row + "\t" + id('b', row) + "\tAlbum\t1\t1\t" + now + "\n");
      member(tar, "mbdump/track", 8 * releases, row -> row + "\t" + id('f', row) + "\t" + row + "\t" + row / 8 + "\t1\t1\tx\t1\t\\N" + now + "\tf\n");
      member(tar, "mbdump/url", releases, row -> row + "\t" + id('7', row) + "\t" + address(row) + now + "\n");
    }
  }
  String top = "listenbrainz-statistics-dump-20260801-040000/";
  Path statistics = folder.resolve("listenbrainz-statistics-dump-20260801-040000.tar.zst");
  Random random = new Random(seed);
  try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new ZstdOutputStream(stream(statistics)))) {
    member(tar, top + "TIMESTAMP", 1, row -> "2026-08-01 04:00:00+00:00\n");
    member(tar, top + "lbdump/statistics/releases_all_time.jsonl", listeners, row -> listener(row, releases, random));
  }
  top = "listenbrainz-listens-dump-2000-20260801-040000-full/";
  Path all = folder.resolve("listenbrainz-listens-dump-2000-20260801-040000-full.tar.zst");
  try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new ZstdOutputStream(stream(all)))) {
    member(tar, top + "TIMESTAMP", 1, row -> "2026-08-01 04:00:00+00:00\n");
    member(tar, top + "listens/2026/7.listens", listens, row -> listen(row, releases, listeners, random));
  }
}

OutputStream stream(Path file) throws IOException {
  return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
}

/// Written to a file first, because an archive says the size of a member before the member.
void member(TarArchiveOutputStream tar, String name, int rows, IntFunction<String> row) throws IOException {
  Path file = Files.createTempFile("bcr-dump", ".member");
  try {
    try (OutputStream out = stream(file)) {
      for (int i = 0; i < rows; i++) {
        out.write(row.apply(i).getBytes(StandardCharsets.UTF_8));
      }
    }
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(Files.size(file));
    System.out.printf("%,15d bytes %s%n", Files.size(file), name);
    tar.putArchiveEntry(entry);
    Files.copy(file, tar);
    tar.closeArchiveEntry();
  } finally {
    Files.delete(file);
  }
}

/// An id that no packer can guess, and that its row gives again.
String id(char kind, int row) {
  long high = mix(((long) kind << 32) + row);
  long low = mix(high);
  return "%08x-%04x-4%03x-8%03x-%012x".formatted(high >>> 32, high >>> 16 & 0xFFFF, high & 0xFFF, low >>> 48 & 0xFFF, low & 0xFFFFFFFFFFFFL);
}

long mix(long z) {
  z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L + 0x9E3779B97F4A7C15L;
  z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
  return z ^ z >>> 31;
}

String address(int row) {
  return row % 5 == 0
      ? "https://artist%d.bandcamp.com/album/album-%d".formatted(row / 4, row)
      : "https://www.example.org/release/" + row;
}

/// Few releases have most of the plays.
int popular(int releases, Random random) {
  double share = random.nextDouble();
  return (int) (releases * share * share * share);
}

String listener(int user, int releases, Random random) {
  int albums = 30 + (int) (970 * Math.pow(random.nextDouble(), 3));
  StringBuilder line = new StringBuilder("{\"user_id\":").append(user).append(",\"count\":").append(albums).append(",\"data\":[");
  for (int album = 0; album < albums; album++) {
    int release = popular(releases, random);
    line.append(album == 0 ? "" : ",").append(
        "{\"listen_count\":%d,\"release_name\":\"Album %d\",\"release_mbid\":%s,\"artist_name\":\"Artist %d\",\"artist_mbids\":[\"%s\"],\"artists\":[{\"artist_credit_name\":\"Artist %d\",\"join_phrase\":\"\",\"artist_mbid\":\"%s\"}],\"caa_id\":%d,\"caa_release_mbid\":\"%s\"}"
            .formatted(1 + (albums - album) / 8, release, random.nextInt(10) == 0 ? "null" : "\"" + id('c', release) + "\"", release / 4, id('a', release / 4), release / 4, id('a', release / 4), 30_000_000_000L + release, id('c', release)));
  }
  return line.append("],\"from_ts\":1033430400,\"to_ts\":1785542400,\"last_updated\":1785600000}\n").toString();
}

String listen(int row, int releases, int listeners, Random random) {
  int release = popular(releases, random);
  int user = random.nextInt(listeners);
  int from = random.nextInt(20);
  String info =
      from == 0
          ? "\"origin_url\":\"https://artist%d.bandcamp.com/album/album-%d\",\"music_service_name\":\"Bandcamp\",".formatted(release / 4, release)
          : from < 12 ? "\"recording_mbid\":\"" + id('d', 8 * release + random.nextInt(8)) + "\",\"media_player\":\"navidrome\"," : "\"submission_client\":\"Pano Scrobbler\",";
  return "{\"user_id\":%d,\"user_name\":\"user%d\",\"timestamp\":%d,\"track_metadata\":{\"artist_name\":\"Artist %d\",\"track_name\":\"Track\",\"release_name\":\"Album %d\",\"additional_info\":{%s\"duration_ms\":241000,\"recording_msid\":\"%s\"}},\"recording_msid\":\"%s\"}\n"
      .formatted(user, user, 1_780_000_000L + row, release / 4, release, info, id('m', row), id('m', row));
}
