package com.bcrecommender.spark;

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
}
