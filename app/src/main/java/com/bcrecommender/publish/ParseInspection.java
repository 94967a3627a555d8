package com.bcrecommender.publish;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.transfer.Host;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/// Looks at lists on a Parse Server before visitors do: some are read as the site's reader gets
/// them, and are those that the edition on this machine has, in the same order; and the tralbums
/// that they lead to are there. About 90 requests.
final class ParseInspection {
  /// So many lists of each kind.
  private static final int SAMPLES = 4;

  /// So many entries of a list are followed.
  private static final int FOLLOWED = 10;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

  private final Edition edition;
  private final Host host;
  private final List<String> reasons = new ArrayList<>();

  ParseInspection(Edition edition, Host host) {
    this.edition = edition;
    this.host = host;
  }

  /// @return why visitors should not be led to the lists, a line each
  List<String> run(Random random) {
    for (int i = 0; i < Math.min(SAMPLES, edition.fans()); i++) {
      int fan = random.nextInt(edition.fans());
      compare(
          object("FanList", edition.fan(fan).key()),
          edition.fanListTralbums(fan, edition.fanListSize(fan)));
    }
    for (int i = 0; i < Math.min(SAMPLES, edition.tralbums()); i++) {
      int tralbum = random.nextInt(edition.tralbums());
      compare(
          object("SimilarList", edition.card(tralbum).key()),
          edition.similarTralbums(tralbum, edition.similarSize(tralbum)));
    }
    return reasons;
  }

  private String object(String type, String key) {
    return ParseLists.name(type, edition.manifest().name(), key);
  }

  private void compare(String list, int[] tralbums) {
    List<String> wanted = Arrays.stream(tralbums).mapToObj(id -> edition.card(id).key()).toList();
    List<String> found = new ArrayList<>();
    JSON.readTree(host.read(list).orElse(NOTHING))
        .path("entries")
        .forEach(entry -> found.add(entry.path(0).asString("")));
    if (!found.equals(wanted)) {
      reasons.add(
          "%s has %,d entries, expected %,d; or their order is another"
              .formatted(list, found.size(), wanted.size()));
      return;
    }
    for (String key : wanted.subList(0, Math.min(FOLLOWED, wanted.size()))) {
      String tralbum = object("Tralbum", key);
      if (host.read(tralbum).isEmpty()) {
        reasons.add("%s leads to %s, which is not there".formatted(list, tralbum));
      }
    }
  }
}
