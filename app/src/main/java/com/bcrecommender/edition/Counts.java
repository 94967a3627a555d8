package com.bcrecommender.edition;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// Named numbers that tasks have counted, on their way to who adds them up.
final class Counts {
  private Counts() {}

  static void write(Map<String, Long> counts, DataOutput out) throws IOException {
    out.writeInt(counts.size());
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      out.writeUTF(count.getKey());
      out.writeLong(count.getValue());
    }
  }

  static Map<String, Long> read(DataInput in) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      counts.put(in.readUTF(), in.readLong());
    }
    return counts;
  }

  static void add(Map<String, Long> counts, Map<String, Long> to) {
    counts.forEach((name, count) -> to.merge(name, count, Long::sum));
  }
}
