package com.bcrecommender.notice;

/// A way to tell the operator. For one thread at a time.
public interface Outlet {
  /// What rows and messages call it, such as `mail`; no two have the same.
  String name();

  /// Where it leads, for the operator to read; without secrets.
  String target();

  /// Passes a message on; returns when the other side has taken it. Ends soon after the thread is
  /// interrupted.
  ///
  /// @throws NotSent where that did not work: the message may be tried again
  void send(Message message) throws NotSent, InterruptedException;
}
