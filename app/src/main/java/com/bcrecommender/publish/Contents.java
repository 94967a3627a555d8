package com.bcrecommender.publish;

import com.bcrecommender.transfer.Host;
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
  List<Page> pages();

  /// What takes the place of a page that is no longer part of the site, and may name somebody who
  /// has opted out since.
  ///
  /// @param page its name
  default byte[] gone(String page) {
    return new byte[0];
  }

  /// Looks at what lies on a host as visitors will, before the pointer is switched to it: that all
  /// of it hangs together, and that pages put together from what the host gives back say what the
  /// edition says, in the same order.
  ///
  /// @param seed which samples are taken
  /// @return why the pointer should not be switched, a line each; empty if it may
  List<String> inspect(Host host, long seed);

  /// Items below one prefix.
  interface Group {
    /// Ends in `/`; no other group's prefix begins with it.
    String prefix();

    /// All items, made while they are asked for; the same ones in the same order each time.
    Iterable<? extends Item> items();

    /// How many items there are.
    long count();

    /// Whether all that ever lies below the prefix is this edition's, so that a count stands for
    /// the names.
    boolean exclusive();
  }

  /// Items that are at hand; other editions' may lie beside them.
  record Listed(String prefix, List<? extends Item> items) implements Group {
    @Override
    public long count() {
      return items.size();
    }

    @Override
    public boolean exclusive() {
      return false;
    }
  }

  /// A name with its bytes.
  interface Item {
    String name();

    /// How many bytes there are.
    long size();

    /// The bytes, checked to be those that the name stands for where it says so.
    byte[] read();
  }

  /// An item that keeps its name when its bytes change.
  interface Page extends Item {
    /// Digits of [#hash].
    int DIGITS = 32;

    /// The first 32 hex digits of the SHA-256 of the bytes.
    String hash();
  }
}
