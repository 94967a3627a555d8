package com.bcrecommender.edition;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The blocks of a table in the making, kept in the scratch file for the tables that follow from
/// it: to decompress them again took a tenth of writing an edition. What finds no room there is
/// decompressed when it is asked for. Not for several threads.
final class Written implements Consumer<byte[]> {
  private final TableKind kind;
  private final Scratch scratch;
  private final List<MemorySegment> kept = new ArrayList<>();
  private boolean full;

  Written(TableKind kind, Scratch scratch) {
    this.kind = kind;
    this.scratch = scratch;
  }

  @Override
  public void accept(byte[] block) {
    MemorySegment segment =
        full ? null : scratch.keep(Blocks.kept(kind, kind.file(), kept.size(), block));
    if (segment == null) {
      full = true;
    } else {
      kept.add(segment);
    }
  }

  void giveTo(Blocks blocks) {
    blocks.take(kept);
  }
}
