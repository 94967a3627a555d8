package com.bcrecommender.spark;

import com.bcrecommender.edition.EditionParts;
import com.bcrecommender.edition.Layout;
import com.bcrecommender.edition.PackedPart;
import com.bcrecommender.settings.Home;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The steps that pack pieces of the edition, in their order. Each task leaves its shards, and then
/// a file that says what they are.
enum PackStep {
  LAYOUT("layout"),
  FANS("fan tables"),
  TRALBUMS("tralbum tables"),
  LATER("pages"),
  WORDS("words"),
  SEARCH("search"),
  INDEX("index");

  private final String title;

  PackStep(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /// The name of the files that say what tasks have packed.
  String file() {
    return "packed-" + title.replace(' ', '-');
  }

  /// Where tasks leave what they have packed.
  static WorkFolder store(WorkFolder work) {
    return work.child("packed");
  }

  int tasks(Plan plan) {
    return switch (this) {
      case LAYOUT, INDEX -> 1;
      case FANS -> plan.groups();
      case TRALBUMS, WORDS, SEARCH -> plan.parts();
      case LATER -> EditionParts.laterTasks(plan.groups(), plan.parts());
    };
  }

  /// Packs something.
  interface Packing {
    PackedPart pack(EditionParts parts, Path folder) throws IOException;
  }

  /// Does the packing of a task, with a folder of this machine for the time.
  void pack(WorkFolder work, int number, Layout layout, Packing packing) throws IOException {
    Path folder = Files.createTempDirectory("bcr-edition-");
    try {
      PackedPart packed = packing.pack(new EditionParts(layout, store(work), folder), folder);
      work.write(WorkFolder.numbered(file(), number), packed::write);
    } finally {
      Home.delete(folder);
    }
  }

  /// What this step and those before have packed.
  PackedPart packed(WorkFolder work, Plan plan) throws IOException {
    List<PackedPart> packed = new ArrayList<>();
    for (PackStep step : values()) {
      for (int number = 0; step.compareTo(this) <= 0 && number < step.tasks(plan); number++) {
        try (DataInputStream in = work.open(WorkFolder.numbered(step.file(), number))) {
          packed.add(PackedPart.read(in));
        }
      }
    }
    return PackedPart.all(packed);
  }
}
