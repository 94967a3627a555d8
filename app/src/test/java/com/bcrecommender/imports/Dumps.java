package com.bcrecommender.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.bcrecommender.imports.dump.Packing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Small dumps of invented records, in the formats of MusicBrainz and ListenBrainz.
///
/// "Tidal Rooms" by Paper Heron has a digital release with a link and a vinyl one without; "Salt
/// Stairs" is on both. "Night Ferry" by Mossline is linked as a label's track and, ended, as an
/// album; its recording has a page of its own. "Nowhere" has no link.
public final class Dumps {
  public static final String ROOMS = "https://paperheron.bandcamp.com/album/tidal-rooms";
  static final String FERRY = "https://mossline.bandcamp.com/album/night-ferry";
  static final String TRACK = "https://lowtide.bandcamp.com/track/night-ferry";
  static final String LABELS = "https://lowtide.bandcamp.com/album/tidal-rooms";

  static final String DIGITAL = id('c', 1);
  public static final String VINYL = id('c', 2);
  public static final String FERRY_RELEASE = id('c', 3);
  static final String NOWHERE = id('c', 4);
  static final String GIVEN_UP = id('c', 9);
  static final String GROUP = id('b', 1);
  static final String STAIRS = id('d', 1);
  static final String FERRY_RECORDING = id('d', 2);
  static final String STAIRS_TRACK = id('f', 1);

  private Dumps() {}

  static String id(char kind, int number) {
    return String.valueOf(kind).repeat(8) + "-0000-4000-8000-%012d".formatted(number);
  }

  public static Path tar(Path file, Packing packing, Map<String, String> members)
      throws IOException {
    try (OutputStream packed = packing.over(Files.newOutputStream(file));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(packed, "UTF-8")) {
      for (Map.Entry<String, String> member : members.entrySet()) {
        byte[] bytes = member.getValue().getBytes(UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(member.getKey(), true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    }
    return file;
  }

  /// The tables in the order of their names, as the real dump has them.
  public static Map<String, String> tables(String time) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("TIMESTAMP", time + "\n");
    members.put("COPYING", "CC0");
    members.put("SCHEMA_SEQUENCE", "31\n");
    String now = "2025-05-03 10:00:00+00";
    members.put(
        "mbdump/artist_credit",
        rows("71|Paper Heron|1|9|@|0|" + id('e', 1), "72|Mossline & Ella|2|1|@|0|" + id('e', 2)));
    members.put(
        "mbdump/artist_credit_name", rows("71|0|8001|Paper Heron|", "72|0|8002|Mossline| & "));
    members.put("mbdump/l_artist_url", rows(link(1, 503, 8001, 9002), link(2, 503, 8002, 9005)));
    members.put("mbdump/l_recording_url", rows(link(1, 502, 6002, 9006)));
    members.put(
        "mbdump/l_release_url",
        rows(
            link(31, 501, 4001, 9004),
            link(32, 501, 4001, 9001),
            link(33, 501, 4003, 9006),
            link(34, 504, 4003, 9003),
            link(35, 501, 4004, 9007)));
    members.put(
        "mbdump/link",
        rows(
            "501|74|\\N|\\N|\\N|\\N|\\N|\\N|0|@|f",
            "502|254|\\N|\\N|\\N|\\N|\\N|\\N|0|@|f",
            "503|718|\\N|\\N|\\N|\\N|\\N|\\N|0|@|f",
            "504|74|\\N|\\N|\\N|2020|1|1|0|@|t"));
    members.put(
        "mbdump/medium",
        rows(
            "7001|4001|1|12||0|@|1|" + id('e', 3),
            "7002|4002|1|7||0|@|1|" + id('e', 4),
            "7003|4003|1|12||0|@|1|" + id('e', 5),
            "7004|4004|1|12||0|@|1|" + id('e', 6)));
    members.put(
        "mbdump/recording",
        rows(
            "6001|" + STAIRS + "|Salt Stairs|71|241000||0|@|f",
            "6002|" + FERRY_RECORDING + "|Night\\tFerry|72|\\N||0|@|f",
            "6003|" + id('d', 3) + "|Alone|72|\\N||0|@|f"));
    members.put(
        "mbdump/release",
        rows(
            release(4001, DIGITAL, "Tidal Rooms", 71, 3001),
            release(4002, VINYL, "Tidal Rooms", 71, 3001),
            release(4003, FERRY_RELEASE, "Night Ferry", 72, 3002),
            release(4004, NOWHERE, "Nowhere", 72, 3003)));
    members.put("mbdump/release_country", rows("4001|240|2025|5|2", "4003|240|2024|\\N|\\N"));
    members.put("mbdump/release_gid_redirect", rows(GIVEN_UP + "|4002|@"));
    members.put(
        "mbdump/release_group",
        rows(
            "3001|" + GROUP + "|Tidal Rooms|71|1||0|@",
            "3002|" + id('b', 2) + "|Night Ferry|72|1||0|@",
            "3003|" + id('b', 3) + "|Nowhere|72|1||0|@"));
    members.put(
        "mbdump/track",
        rows(
            track(STAIRS_TRACK, 6001, 7001),
            track(id('f', 2), 6001, 7002),
            track(id('f', 3), 6002, 7003),
            track(id('f', 4), 6003, 7004)));
    members.put(
        "mbdump/url",
        rows(
            url(9001, "http://PaperHeron.bandcamp.com/album/tidal-rooms/?from=x"),
            url(9002, "https://paperheron.bandcamp.com/"),
            url(9003, FERRY),
            url(9004, LABELS),
            url(9005, "https://mossline.bandcamp.com"),
            url(9006, TRACK),
            url(9007, "https://daily.bandcamp.com/features/x"),
            url(9008, "https://example.org/album/x")));
    members.replaceAll((name, text) -> text.replace("@", now));
    return members;
  }

  public static Map<String, String> derived() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("SCHEMA_SEQUENCE", "31\n");
    members.put("mbdump/recording_tag", rows("6002|13|1|x"));
    members.put("mbdump/release_group_tag", rows("3001|12|2|x", "3003|12|2|x"));
    members.put("mbdump/release_tag", rows("4001|13|0|x", "4002|13|4|x", "4001|14|1|x"));
    members.put("mbdump/tag", rows("12|ambient|90000", "13|drone|70", "14|Dub Techno|7"));
    return members;
  }

  /// What [#tables] says, but for rows that only tables have, as documents.
  static Map<String, String> documents(String time) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("TIMESTAMP", time + "\n");
    members.put("SCHEMA_SEQUENCE", "31\n");
    members.put(
        "mbdump/release",
        String.join(
            "\n",
            document(DIGITAL, "Tidal Rooms", "Paper Heron", GROUP, "2025-05-02", STAIRS, ROOMS),
            document(VINYL, "Tidal Rooms", "Paper Heron", GROUP, "2025", STAIRS, ""),
            document(
                FERRY_RELEASE,
                "Night Ferry",
                "Mossline & Ella",
                id('b', 2),
                "",
                FERRY_RECORDING,
                TRACK),
            document(NOWHERE, "Nowhere", "Mossline", id('b', 3), "", id('d', 3), "")));
    return members;
  }

  private static String document(
      String id,
      String title,
      String artist,
      String group,
      String date,
      String recording,
      String page) {
    String relations =
        page.isEmpty()
            ? "[]"
            : "[{\"type\":\"purchase for download\",\"ended\":false,\"url\":{\"id\":\"%s\",\"resource\":\"%s\"}}]"
                .formatted(id('7', Math.abs(page.hashCode() % 1000)), page);
    return """
    {"id":"%s","title":"%s","date":"%s","artist-credit":[{"name":"%s","joinphrase":"",\
    "artist":{"id":"%s"}}],"release-group":{"id":"%s","title":"%s","tags":[{"name":"Deep Sea","count":1}]},\
    "media":[{"position":1,"tracks":[{"id":"%s","recording":{"id":"%s","title":"Track","relations":[]}}]}],\
    "tags":[{"name":"ambient","count":2},{"name":"bad","count":0}],"genres":[{"name":"ambient","count":2}],\
    "relations":%s}\
    """
        .formatted(
            id,
            title,
            date,
            artist,
            id('a', 1),
            group,
            title,
            id('f', id.charAt(35) - '0'),
            recording,
            relations);
  }

  public static Map<String, String> statistics(String time, String... listeners) {
    String top = "listenbrainz-statistics-dump-20260801-040000/";
    Map<String, String> members = new LinkedHashMap<>();
    members.put(top + "SCHEMA_SEQUENCE", "8\n");
    members.put(top + "TIMESTAMP", time + "\n");
    members.put(top + "COPYING", "CC0");
    members.put(top + "lbdump/statistics/artists_all_time.jsonl", "{\"user_id\":1,\"data\":[]}\n");
    members.put(top + "lbdump/statistics/releases_week.jsonl", listener(999, 50, DIGITAL) + "\n");
    members.put(
        top + "lbdump/statistics/releases_all_time.jsonl", String.join("\n", listeners) + "\n");
    return members;
  }

  /// A listener who played each of some releases so many times; an empty id is none.
  public static String listener(long user, int plays, String... releases) {
    StringBuilder data = new StringBuilder();
    for (String release : releases) {
      data.append(data.isEmpty() ? "" : ",")
          .append("{\"listen_count\":")
          .append(plays)
          .append(",\"release_name\":\"x\",\"release_mbid\":")
          .append(release.isEmpty() ? "null" : "\"" + release + "\"")
          .append(
              ",\"artist_mbids\":[\"y\"],\"artists\":null,\"caa_id\":null,\"caa_release_mbid\":null}");
    }
    return "{\"user_id\":%d,\"count\":1,\"data\":[%s],\"from_ts\":1033430400,\"last_updated\":1767300000}"
        .formatted(user, data);
  }

  static Map<String, String> listens(String time, String... listens) {
    String top = "listenbrainz-listens-dump-2000-20260801-040000-full/";
    Map<String, String> members = new LinkedHashMap<>();
    members.put(top + "SCHEMA_SEQUENCE", "1\n");
    members.put(top + "TIMESTAMP", time + "\n");
    members.put(top + "listens/2026/1.listens", String.join("\n", listens) + "\n");
    return members;
  }

  /// @param info members of `additional_info`, without braces
  static String listen(long user, long time, String album, String info) {
    return "{\"user_id\":%d,\"user_name\":\"u\",\"timestamp\":%d,\"track_metadata\":{\"artist_name\":\"Ella\",\"track_name\":\"Song\",\"release_name\":\"%s\",\"additional_info\":{%s}},\"recording_msid\":\"%s\"}"
        .formatted(user, time, album, info, id('e', (int) (time % 1000)));
  }

  private static String rows(String... rows) {
    return String.join("\n", rows).replace('|', '\t') + "\n";
  }

  private static String link(int row, int link, int entity, int url) {
    return "%d|%d|%d|%d|0|@|0||".formatted(row, link, entity, url);
  }

  private static String release(int row, String id, String title, int credit, int group) {
    return "%d|%s|%s|%d|%d|1|\\N|120|28|\\N||0|-1|@".formatted(row, id, title, credit, group);
  }

  private static String track(String id, int recording, int medium) {
    return "%d|%s|%d|%d|1|1|x|71|\\N|0|@|f".formatted(recording, id, recording, medium);
  }

  private static String url(int row, String address) {
    return "%d|%s|%s|0|@".formatted(row, id('7', row), address);
  }
}
