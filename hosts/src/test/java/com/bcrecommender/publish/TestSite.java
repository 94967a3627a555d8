package com.bcrecommender.publish;

import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.Sha256;
import com.bcrecommender.transfer.Host;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A small site of edition `number`, as its files would be made: some shards shared with other
/// editions, some of its own, a script, pages of which some change from edition to edition and one
/// is this edition's only.
record TestSite(int number, SortedMap<String, byte[]> files, OptOuts optOuts) implements Contents {
  static TestSite of(int number) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int shard = 0; shard < 12; shard++) {
      // Eight are in every edition, four in this one.
      byte[] bytes = new byte[200 + 100 * shard];
      new Random(shard < 8 ? shard : 1000L * number + shard).nextBytes(bytes);
      String hash = Sha256.hex(bytes);
      files.put("data/%s/%s.bin".formatted(hash.substring(0, 2), hash.substring(2, 24)), bytes);
    }
    String id = Sha256.hex(text("edition " + number));
    files.put(
        POINTER,
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
    return new TestSite(number, files, OptOuts.NONE);
  }

  /// The same, made where somebody opted out.
  TestSite with(OptOuts some) {
    return new TestSite(number, files, some);
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

  @Override
  public Pointer pointer() {
    return Pointer.parse("test", bytes(POINTER)).with(optOuts);
  }

  @Override
  public List<Group> groups() {
    return List.of(
        new Listed("data/", items(name -> name.endsWith(".bin"))),
        new Listed("assets/", items(name -> name.startsWith("assets/"))));
  }

  @Override
  public List<Page> pages() {
    return List.copyOf(items(name -> !name.startsWith("data/") && !name.startsWith("assets/")));
  }

  @Override
  public List<String> inspect(Host host, long seed) {
    return List.of();
  }

  private List<Bytes> items(Predicate<String> wanted) {
    List<Bytes> items = new ArrayList<>();
    files.forEach((name, bytes) -> {
      if (wanted.test(name)) {
        items.add(new Bytes(name, bytes));
      }
    });
    return items;
  }

  private record Bytes(String name, byte[] read) implements Page {
    @Override
    public long size() {
      return read.length;
    }

    @Override
    public String hash() {
      return Sha256.hex(read).substring(0, DIGITS);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
