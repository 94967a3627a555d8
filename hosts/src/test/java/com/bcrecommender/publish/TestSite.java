package com.bcrecommender.publish;

import com.bcrecommender.edition.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// A small site of edition `number`, as its files would be made: some shards shared with other
/// editions, some of its own, a script, pages of which some change from edition to edition and one
/// is this edition's only.
record TestSite(int number, SortedMap<String, byte[]> files) {
  static TestSite of(int number) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int shard = 0; shard < 12; shard++) {
      // Eight are in every edition, four in this one.
      byte[] bytes = new byte[200 + 100 * shard];
      new Random(shard < 8 ? shard : 1000L * number + shard).nextBytes(bytes);
      String hash = Sha256.hex(bytes);
      files.put("data/%s/%s.bin".formatted(hash.substring(0, 2), hash.substring(2, 32)), bytes);
    }
    String id = Sha256.hex(text("edition " + number));
    files.put(
        Contents.POINTER,
        text(
            "{\"format\":2,\"id\":\"%s\",\"made\":\"2026-11-23T00:00:00Z\",\"counts\":{\"fans\":%d}}"
                .formatted(id, number)));
    byte[] script = text("show(" + number + ")");
    String asset = "assets/site.%s.js".formatted(Sha256.hex(script).substring(0, 16));
    files.put(asset, script);
    files.put("index.html", text("<p>%d <script src=%s></script>".formatted(number, asset)));
    files.put("about/index.html", text("<p>the same in every edition"));
    files.put(
        "fan/only-%d.html".formatted(number),
        text("<p>only here <script src=../%s></script>".formatted(asset)));
    files.put("robots.txt", text("User-agent: *\n"));
    return new TestSite(number, files);
  }

  String edition() {
    return Sha256.hex(text("edition " + number)).substring(0, 16);
  }

  byte[] bytes(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  long shards() {
    return files.keySet().stream().filter(name -> name.endsWith(".bin")).count();
  }

  Path write(Path folder) {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.resolveSibling(""));
        Files.write(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
