package com.bcrecommender.engine;

import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotPieces;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;

/// Seeded random snapshots for comparing kernels with their naive forms, and one whose right
/// answers are planted.
public final class RandomSnapshots {
  private RandomSnapshots() {}

  /// Preferences with a popularity bias; every fourth is a wish and every fifth of unknown kind
  /// where `kinds` says so.
  public static Snapshot random(
      long seed, int fans, int tralbums, int preferences, int tags, boolean kinds) {
    SplittableRandom random = new SplittableRandom(seed);
    Snapshot.Builder builder = Snapshot.builder().sizes(fans, tralbums, tags);
    for (int i = 0; i < preferences; i++) {
      double skew = random.nextDouble();
      PreferenceKind kind = !kinds || i % 4 != 0 ? PreferenceKind.OWNED : PreferenceKind.WISHLISTED;
      builder.preference(
          random.nextInt(fans),
          (int) (skew * skew * tralbums),
          kinds && i % 5 == 0 ? PreferenceKind.UNKNOWN : kind,
          i % 3 == 0 ? Snapshot.UNKNOWN_TIME : 1_400_000_000L + random.nextInt(1_000_000));
    }
    for (int t = 0; tags > 0 && t < tralbums; t++) {
      builder.tag(t, random.nextInt(tags));
      builder.tag(t, random.nextInt(tags));
    }
    return builder.build();
  }

  /// The same snapshot with its entries in mapped files, without times.
  public static Snapshot mapped(Snapshot snapshot) {
    SnapshotPieces.Head head = SnapshotPieces.Head.of(snapshot);
    ByteArrayOutputStream fans = new ByteArrayOutputStream();
    ByteArrayOutputStream tralbums = new ByteArrayOutputStream();
    try {
      SnapshotPieces.writeFans(snapshot, head, 0, head.fans(), new DataOutputStream(fans));
      SnapshotPieces.writeTralbums(
          snapshot, head, 0, head.tralbums(), new DataOutputStream(tralbums));
      return SnapshotPieces.read(
          head, List.of(piece(head.fans(), fans)), List.of(piece(head.tralbums(), tralbums)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SnapshotPieces.Piece piece(int end, ByteArrayOutputStream bytes) {
    return new SnapshotPieces.Piece(
        0, end, () -> new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  /// Tastes that share nothing: fan f and tralbum t belong to taste f % tastes and t % tastes. A
  /// fan owns all of the taste but one, which is the right answer: the tralbum at place `(f /
  /// tastes) % perTaste` of the taste.
  public static Snapshot planted(int tastes, int fansPerTaste, int perTaste) {
    Snapshot.Builder builder = Snapshot.builder();
    for (int fan = 0; fan < tastes * fansPerTaste; fan++) {
      for (int place = 0; place < perTaste; place++) {
        int tralbum = place * tastes + fan % tastes;
        builder.tag(tralbum, fan % tastes);
        if (tralbum != plantedAnswer(fan, tastes, perTaste)) {
          builder.preference(fan, tralbum);
        }
      }
    }
    return builder.build();
  }

  public static int plantedAnswer(int fan, int tastes, int perTaste) {
    return (fan / tastes) % perTaste * tastes + fan % tastes;
  }
}
