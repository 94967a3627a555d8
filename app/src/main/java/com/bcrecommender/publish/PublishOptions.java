package com.bcrecommender.publish;

/// How to publish.
///
/// @param sample how many names are read back; [#EVERYTHING] for all
/// @param seed which ones; the same seed takes the same sample of the same edition
/// @param connections how many things are asked of the host at the same time
/// @param force whether to switch in spite of what [Contents#inspect] finds
public record PublishOptions(int sample, long seed, int connections, boolean force) {
  public static final int EVERYTHING = 0;

  public PublishOptions {
    if (sample < 0 || connections < 1) {
      throw new IllegalArgumentException(
          "sample %d, connections %d".formatted(sample, connections));
    }
  }
}
