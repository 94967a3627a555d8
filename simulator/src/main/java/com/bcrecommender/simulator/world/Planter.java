package com.bcrecommender.simulator.world;

import java.util.ArrayList;
import java.util.List;

/// Gives the fans of the odd cases what their parts need.
final class Planter {
  private final Curiosities odd;
  private final Discography records;

  Planter(Curiosities odd, Discography records) {
    this.odd = odd;
    this.records = records;
  }

  /// Changes what a fan has and wants, where the fan plays a part.
  void plant(Fan fan, List<Preference> has, List<Preference> wants) {
    if (is(fan, odd.emptyFan())) {
      has.clear();
      wants.clear();
    } else if (is(fan, odd.hidingFan())) {
      has.add(has.removeFirst().outOfSight());
    } else if (is(fan, odd.packageBuyer())) {
      Tralbum twice = firstWithMerch();
      own(fan, twice, 50, has, wants);
      has.add(Preference.owned(fan, twice, hoursAgo(100)).of(twice.merch().getFirst()));
    } else if (is(fan, odd.trackAndAlbumOwner())) {
      Tralbum album = odd.sharedNumberAlbum();
      own(fan, album, 30, has, wants);
      own(fan, records.tralbum(album.tracks().getFirst()), 60, has, wants);
      wish(fan, odd.sharedNumberTrack(), 20, has, wants);
    } else if (is(fan, odd.ownerOfGone())) {
      own(fan, odd.deletedTralbum(), 70, has, wants);
      own(fan, odd.privateTralbum(), 80, has, wants);
      own(fan, odd.largestId(), 90, has, wants);
    } else if (is(fan, odd.hiddenWishlistFan())) {
      wish(fan, odd.sharedNumberTrack(), 40, has, wants);
    }
  }

  /// The collection as its page shows it. The fan who put it in order by hand has the oldest record
  /// first.
  List<Preference> inOrder(Fan fan, List<Preference> newestFirst) {
    if (!is(fan, odd.reorderedFan())) {
      return List.copyOf(newestFirst);
    }
    List<Preference> ordered = new ArrayList<>();
    for (Preference p : newestFirst.reversed()) {
      ordered.add(p.at(ordered.size() + 1));
    }
    return List.copyOf(ordered);
  }

  private static boolean is(Fan fan, Fan part) {
    return fan.id() == part.id();
  }

  private Tralbum firstWithMerch() {
    return records.releases().stream()
        .filter(r -> r.isPublic() && !r.merch().isEmpty())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no record has a physical edition"));
  }

  private static void own(
      Fan fan, Tralbum tralbum, int hours, List<Preference> has, List<Preference> wants) {
    drop(tralbum, has, wants);
    has.add(Preference.owned(fan, tralbum, hoursAgo(hours)));
  }

  private static void wish(
      Fan fan, Tralbum tralbum, int hours, List<Preference> has, List<Preference> wants) {
    drop(tralbum, has, wants);
    wants.add(Preference.wished(fan, tralbum, hoursAgo(hours)));
  }

  private static void drop(Tralbum tralbum, List<Preference> has, List<Preference> wants) {
    has.removeIf(p -> p.tralbum().key().equals(tralbum.key()));
    wants.removeIf(p -> p.tralbum().key().equals(tralbum.key()));
  }

  private static long hoursAgo(int hours) {
    return World.NOW - hours * 3600L;
  }
}
