package com.bcrecommender.operate;

/// Who hears of what goes wrong, and of what has healed. Never throws, and never takes long.
public interface Alarm {
  /// Something is wrong, or still so.
  ///
  /// @param kind a word that stays the same, such as `job.crawl`
  /// @param line what is wrong, in one line
  /// @param detail enough to act on; may be empty
  void happened(String kind, String line, String detail);

  /// Nothing is wrong with it any more, or never was.
  void healed(String kind);

  /// Now and then: what is due to be sent is sent.
  void tick();
}
