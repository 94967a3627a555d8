package com.bcrecommender.engine.list;

/// Gets lists in the order of their ids, on the thread that started the run.
@FunctionalInterface
public interface ListSink {
  /// @param id of the fan, or of the tralbum whose similar ones are listed
  /// @param list valid during the call only
  void list(int id, RankedList list);
}
