package com.bcrecommender.site;

import com.bcrecommender.edition.Card;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Ten invented scenes with their records and fans, made from a seed. A few names are hostile, in
/// the scripts and tricks that catalogs of public pages hold.
final class SampleWorld {
  static final int RECORDS_PER_SCENE = 18;
  static final int FANS = 70;

  /// Names that are text, and would be something else if a page forgot to escape them.
  static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)",
          "\u202Eevil\u202C שלום",
          "🎛️ 日本の夜明け & Ünïcödé",
          "</title></svg><b>bold</b>",
          "a".repeat(140));

  private static final String[][] SCENES = {
    {"ambient", "drone", "field-recordings", "sleep"},
    {"techno", "dub-techno", "minimal", "berlin"},
    {"punk", "hardcore", "diy", "lo-fi"},
    {"jazz", "spiritual-jazz", "improvisation", "vinyl"},
    {"folk", "singer-songwriter", "acoustic", "nature"},
    {"hip-hop", "beats", "instrumental", "tape"},
    {"black-metal", "dungeon-synth", "atmospheric", "raw"},
    {"dub", "reggae", "bass", "sound-system"},
    {"shoegaze", "dream-pop", "indie", "reverb"},
    {"experimental", "electroacoustic", "noise", "modular"},
  };
  private static final String[] FIRST = {
    "Tidal",
    "Paper",
    "Quiet",
    "Night",
    "Salt",
    "Copper",
    "Slow",
    "Glass",
    "Northern",
    "Hollow",
    "Velvet",
    "Static",
    "Winter",
    "Borrowed",
    "Electric",
    "Distant",
    "Low",
    "Second",
    "Broken",
    "Amber"
  };
  private static final String[] LAST = {
    "Rooms", "Weather", "Arcade", "Bus", "Cathedral", "Gardens", "Signals", "Harbour", "Lullabies",
        "Machines",
    "Astronomy", "Letters", "Orchard", "Tapes", "Horses", "Index", "Ceremony", "Ferry", "Windows",
        "Meadow"
  };
  private static final String[] PEOPLE = {
    "Maren Holt", "The Lesser Saints", "DJ Ferris", "Orsola & the Tides", "Knuckle Parade",
        "Brine Choir",
    "Paper Hospital", "Lunar Allotment", "Ines Okafor Trio", "Fjordlight", "Cousin Static",
        "Vesper Union",
    "Tomas Quill", "Low Ceiling", "Sister Meridian", "Grey Heron", "Bonfire Index", "Halcyon Works",
    "The Understudies", "Marlow Dene"
  };
  private static final String[] HANDLES = {
    "marisol",
    "cratefox",
    "lowtide",
    "papercut",
    "nightbus",
    "ottoline",
    "basement_tapes",
    "quietloud",
    "juniper",
    "sideb",
    "helio",
    "wren",
    "needledrop",
    "mothlight",
    "saltmarsh",
    "offbeat",
    "tinroof",
    "velour",
    "ember",
    "kestrel"
  };

  final List<String> tags = new ArrayList<>();
  final List<Card> cards = new ArrayList<>();
  final List<List<Integer>> owned = new ArrayList<>();
  final List<List<Integer>> wished = new ArrayList<>();
  final List<String> names = new ArrayList<>();
  final List<String> usernames = new ArrayList<>();

  SampleWorld(long seed) {
    Random random = new Random(seed);
    for (String[] scene : SCENES) {
      tags.addAll(List.of(scene));
    }
    tags.addAll(HOSTILE.subList(0, 4));
    int records = SCENES.length * RECORDS_PER_SCENE;
    drawCollections(random, records);
    int[] owners = new int[records];
    int[] wishes = new int[records];
    owned.forEach(all -> all.forEach(r -> owners[r]++));
    wished.forEach(all -> all.forEach(r -> wishes[r]++));
    for (int r = 0; r < records; r++) {
      cards.add(card(random, r, owners[r], wishes[r]));
    }
  }

  /// Gives every record, tag and fan other names, some records another key and address.
  ///
  /// @param texts all different, as many as there are records or more
  void rename(List<String> texts) {
    for (int r = 0; r < cards.size(); r++) {
      Card card = cards.get(r);
      String text = texts.get(r);
      String other = texts.get((r + 7) % texts.size());
      cards.set(
          r,
          new Card(
              r,
              r % 5 == 0
                  ? "x:sample:" + text
                  : r % 5 == 1
                      ? "u:https://e" + r + ".example/" + text.replace('?', '-').replace('#', '-')
                      : card.key(),
              card.type(),
              text,
              other,
              r % 3 == 0 ? text : r % 3 == 1 ? "https://sample.bandcamp.com/" + text : card.url(),
              card.artId(),
              card.released(),
              card.owners(),
              card.wishes(),
              r % 4 == 0 ? text : card.price(),
              card.tags()));
    }
    for (int tag = 0; tag < tags.size(); tag++) {
      tags.set(tag, texts.get(tag));
    }
    for (int fan = 0; fan < FANS; fan++) {
      names.set(fan, texts.get(fan));
    }
  }

  private void drawCollections(Random random, int records) {
    for (int fan = 0; fan < FANS; fan++) {
      int home = random.nextInt(SCENES.length);
      int second = random.nextInt(SCENES.length);
      Set<Integer> mine = new HashSet<>();
      Set<Integer> wants = new HashSet<>();
      int size = fan == 0 ? 75 : 5 + random.nextInt(28);
      int draws = fan == 0 ? 6000 : 3 * size;
      for (int i = 0; i < draws; i++) {
        int scene =
            random.nextInt(10) < 7
                ? home
                : random.nextInt(10) < 7 ? second : random.nextInt(SCENES.length);
        // The square makes the first records of a scene the ones that many own.
        double u = random.nextDouble();
        int record = scene * RECORDS_PER_SCENE + (int) (u * u * RECORDS_PER_SCENE);
        if (mine.size() < size) {
          mine.add(record);
        } else if (wants.size() < size / 5 && !mine.contains(record)) {
          wants.add(record);
        }
      }
      owned.add(mine.stream().sorted().toList());
      wished.add(wants.stream().sorted().toList());
      String handle =
          HANDLES[fan % HANDLES.length] + (fan < HANDLES.length ? "" : fan / HANDLES.length);
      boolean hostile = fan >= 50 && fan < 50 + HOSTILE.size();
      names.add(hostile ? HOSTILE.get(fan - 50) : handle.replace('_', ' '));
      usernames.add(handle);
    }
    // The last record of the last scene is owned by nobody.
    int lonely = records - 1;
    owned.replaceAll(all -> all.stream().filter(r -> r != lonely).toList());
    wished.replaceAll(all -> all.stream().filter(r -> r != lonely).toList());
  }

  private Card card(Random random, int r, int owners, int wishes) {
    int scene = r / RECORDS_PER_SCENE;
    int place = r % RECORDS_PER_SCENE;
    int firstTag = scene * SCENES[0].length;
    boolean hostile = place == 5 && scene < HOSTILE.size();
    String title =
        hostile
            ? HOSTILE.get(scene)
            : switch (random.nextInt(6)) {
              case 0 -> LAST[random.nextInt(LAST.length)];
              case 1 ->
                  "The "
                      + FIRST[random.nextInt(FIRST.length)]
                      + " "
                      + LAST[random.nextInt(LAST.length)]
                      + ", Vol. "
                      + (1 + random.nextInt(3));
              case 2 ->
                  LAST[random.nextInt(LAST.length)]
                      + " for "
                      + FIRST[random.nextInt(FIRST.length)]
                      + " "
                      + LAST[random.nextInt(LAST.length)];
              default ->
                  FIRST[random.nextInt(FIRST.length)] + " " + LAST[random.nextInt(LAST.length)];
            };
    String artist =
        hostile ? HOSTILE.get((scene + 1) % HOSTILE.size()) : PEOPLE[random.nextInt(PEOPLE.length)];
    boolean bare = place == 16;
    char type = place % 7 == 6 ? 't' : 'a';
    int[] its =
        bare
            ? new int[0]
            : hostile && scene < 4
                ? new int[] {firstTag, SCENES.length * SCENES[0].length + scene}
                : new int[] {firstTag, firstTag + 1 + random.nextInt(3)};
    String url =
        bare
            ? null
            : place == 17
                ? "javascript:alert(1)"
                : "https://sample" + scene + ".bandcamp.com/album/r" + r;
    String key =
        bare
            ? "x:sample:" + r
            : place == 5 ? "u:" + url : type + Long.toString(2_147_480_000L + 7919L * r);
    String[] prices = {"7.00 EUR", "free", "name your price", null};
    return new Card(
        r,
        key,
        bare ? '?' : type,
        place == 15 ? "" : title,
        bare ? "" : artist,
        url,
        bare ? 0 : 1_000_000_000L + r,
        place % 3 == 2 ? Card.UNKNOWN_DATE : 14_000 + 31 * r,
        owners,
        wishes,
        prices[r % prices.length],
        its);
  }
}
