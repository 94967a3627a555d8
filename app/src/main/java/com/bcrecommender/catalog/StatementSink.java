package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.PreferenceKind;

/// Takes statements of a catalog, as [Statements] gives them out: sources before what names them.
public interface StatementSink {
  /// A kind of source that the catalog is made from.
  void kind(String code, String licence) throws UnfitStatement;

  void source(StatedSource source) throws UnfitStatement;

  /// What is stated under one key.
  void key(KeyKind kind, KeyStatement statement) throws UnfitStatement;

  /// A tag that a tag file gave a tralbum.
  void tag(String tralbum, String tag) throws UnfitStatement;

  /// @param time UTC epoch seconds, or [Snapshot#UNKNOWN_TIME]
  void preference(String fan, String tralbum, PreferenceKind kind, long time) throws UnfitStatement;
}
