package com.bcrecommender.edition;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// What a verifier has counted and summed up. What several have, each of its share, is added up
/// before it tells anything: a share alone neither has all of a count, nor both sides of a sum. Not
/// for several threads.
public final class Tally {
  private final Map<String, Long> counts;
  private final Map<String, Long> differences;

  Tally() {
    this(new TreeMap<>(), new TreeMap<>());
  }

  private Tally(Map<String, Long> counts, Map<String, Long> differences) {
    this.counts = counts;
    this.differences = differences;
  }

  /// Counts what the manifest counts under this name.
  void count(String name, long count) {
    counts.merge(name, count, Long::sum);
  }

  /// Adds to a sum that is 0 in the end where all is well.
  ///
  /// @param otherwise the failure that it is if not
  void differ(String otherwise, long difference) {
    differences.merge(otherwise, difference, Long::sum);
  }

  void add(Tally other) {
    Counts.add(other.counts, counts);
    Counts.add(other.differences, differences);
  }

  Map<String, Long> counts() {
    return counts;
  }

  /// Sees, of all shares together, that sums are even and counts are those of the manifest.
  void agree(Manifest manifest, Failures failures) {
    differences.forEach((otherwise, sum) -> failures.unless(sum == 0, () -> otherwise));
    failures.unless(
        !failures.none() || counts.equals(manifest.counts()),
        () -> "%s counts %s, found %s".formatted(Manifest.FILE, manifest.counts(), counts));
  }

  public void write(DataOutput out) throws IOException {
    Counts.write(counts, out);
    Counts.write(differences, out);
  }

  public static Tally read(DataInput in) throws IOException {
    return new Tally(Counts.read(in), Counts.read(in));
  }
}
