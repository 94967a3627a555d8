package com.bcrecommender.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the files of an export lie.
public interface ExportStore {
  /// @throws java.nio.file.NoSuchFileException where there is no such file
  InputStream open(String name) throws IOException;

  /// Where a file is, for people; of an empty name where all are.
  String place(String name);

  /// A folder of this machine.
  static ExportStore of(Path folder) {
    return new ExportStore() {
      @Override
      public InputStream open(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name));
      }

      @Override
      public String place(String name) {
        return folder.resolve(name).toString();
      }
    };
  }
}
