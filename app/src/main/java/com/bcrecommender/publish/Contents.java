package com.bcrecommender.publish;

import java.util.List;

/// What one edition consists of on a host.
public interface Contents {
  /// The name under which visitors find the current edition.
  String POINTER = "data/manifest.json";

  /// The pointer that belongs to it.
  Pointer pointer();

  /// Everything whose name stands for its bytes and never changes them, in groups that are listed
  /// together.
  List<Group> groups();

  /// What keeps its name and changes from edition to edition; each is whole in itself.
  List<Item> pages();

  /// Items below one prefix.
  interface Group {
    /// Ends in `/`; no other group's prefix begins with it.
    String prefix();

    /// All items, made while they are asked for; the same ones in the same order each time.
    Iterable<Item> items();

    /// How many items there are.
    long count();

    /// Whether all that ever lies below the prefix is this edition's, so that a count stands for
    /// the names.
    boolean exclusive();
  }

  /// A name with its bytes.
  interface Item {
    String name();

    /// How many bytes there are.
    long size();

    /// The bytes, checked to be those that the name stands for where it says so.
    ///
    /// @throws com.bcrecommender.settings.UserError where they are not
    byte[] read();
  }
}
