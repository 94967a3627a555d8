package com.bcrecommender.spark;

import com.bcrecommender.engine.explore.SimilarFans;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Finds for each fan of a group those with a similar taste.
record CompareFans(Order order, WorkFolder work, Plan plan) implements Step {
  static final String FILE = "similar-fans";
  private static final long serialVersionUID = 1;

  @Override
  public void run(int group) throws IOException {
    Shared shared = Shared.of(work, order);
    work.write(
        WorkFolder.numbered(FILE, group),
        out ->
            shared
                .similarFans()
                .forEach(
                    plan.fanCuts()[group],
                    plan.fanCuts()[group + 1],
                    1,
                    (fan, similar, common) -> {
                      try {
                        out.writeInt(similar.length);
                        for (int i = 0; i < similar.length; i++) {
                          out.writeInt(similar[i]);
                          out.writeInt(common[i]);
                        }
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    }));
  }

  /// Reads what a task has left.
  static void read(WorkFolder work, Plan plan, int group, SimilarFans.Sink sink)
      throws IOException {
    try (DataInputStream in = work.open(WorkFolder.numbered(FILE, group))) {
      for (int fan = plan.fanCuts()[group]; fan < plan.fanCuts()[group + 1]; fan++) {
        int[] similar = new int[in.readInt()];
        int[] common = new int[similar.length];
        for (int i = 0; i < similar.length; i++) {
          similar[i] = in.readInt();
          common[i] = in.readInt();
        }
        sink.fan(fan, similar, common);
      }
    }
  }
}
