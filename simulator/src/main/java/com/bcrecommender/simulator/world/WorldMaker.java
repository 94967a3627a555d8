package com.bcrecommender.simulator.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes a world: records, then fans, then what the fans buy and wish, then the odd cases.
final class WorldMaker {
  private static final Comparator<Preference> NEWEST_FIRST =
      Comparator.comparingLong(Preference::time)
          .thenComparingLong(Preference::itemId)
          .thenComparingInt(Preference::itemLetter)
          .reversed();

  private WorldMaker() {}

  static World make(WorldOptions options) {
    Dice dice = new Dice(options.seed());
    Ids ids = new Ids(dice.fork("ids"));
    Map<Scene, Vocabulary> scenes = SceneFiles.read();
    Discography records = Discography.make(options, scenes, ids);
    List<Fan> fans =
        new FanMaker(
                options, dice.fork("fans"), ids, List.copyOf(scenes.keySet()), records.artists())
            .make();
    TasteMaker taste = new TasteMaker(dice.fork("taste"), records);
    Curiosities odd = curiosities(records, fans);
    Map<Long, List<Preference>> owned = new LinkedHashMap<>();
    Map<Long, List<Preference>> wished = new LinkedHashMap<>();
    Planter planter = new Planter(odd, records);
    for (Fan fan : fans) {
      List<Preference> has = new ArrayList<>(taste.owned(fan));
      List<Preference> wants = new ArrayList<>(taste.wished(fan, has));
      planter.plant(fan, has, wants);
      has.sort(NEWEST_FIRST);
      wants.sort(NEWEST_FIRST);
      owned.put(fan.id(), planter.inOrder(fan, has));
      wished.put(fan.id(), List.copyOf(wants));
    }
    return new World(options, List.copyOf(scenes.keySet()), records, fans, owned, wished, odd);
  }

  private static Curiosities curiosities(Discography records, List<Fan> fans) {
    List<Tralbum> releases = records.releases();
    Tralbum shared = releases.getFirst();
    Tralbum sharedTrack =
        releases.stream()
            .filter(r -> !r.isAlbum() && r.id() == shared.id())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no track stands alone"));
    return new Curiosities(
        fans.get(FanMaker.DELETED),
        fans.get(FanMaker.EMPTY),
        fans.get(FanMaker.HIDDEN_WISHLIST),
        fans.get(FanMaker.NAMED_AS_ARTIST),
        fans.get(FanMaker.NUMERIC),
        fans.get(FanMaker.REORDERED),
        fans.get(FanMaker.HIDES_ONE),
        fans.get(FanMaker.PACKAGE_BUYER),
        fans.get(FanMaker.TRACK_AND_ALBUM),
        fans.get(FanMaker.OWNS_DELETED_AND_PRIVATE),
        releases.get(RecordMaker.DELETED),
        releases.get(RecordMaker.PRIVATE),
        releases.get(RecordMaker.RENAMED),
        records.artists().get(ArtistMaker.CUSTOM_DOMAIN),
        records.artists().getLast(),
        shared,
        sharedTrack,
        releases.get(RecordMaker.LARGEST_ID));
  }
}
