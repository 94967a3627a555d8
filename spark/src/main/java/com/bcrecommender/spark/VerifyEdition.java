package com.bcrecommender.spark;

import com.bcrecommender.edition.EditionVerifier;
import com.bcrecommender.recommend.MadeFile;
import com.bcrecommender.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The last step, one task: copies the edition to its machine and reads all of it back, as `bcr
/// recommend` does. What was made is said only when it is good. Disk: three times the edition.
record VerifyEdition(WorkFolder work) implements Step {
  private static final long serialVersionUID = 1;

  @Override
  public void run(int number) throws IOException {
    Packed.forget();
    Path folder = Files.createTempDirectory("bcr-verify-");
    try {
      WorkFolder edition = work.child(WriteEdition.EDITION);
      Path copy = Files.createDirectory(folder.resolve(WriteEdition.EDITION));
      for (String name : edition.names()) {
        edition.fetch(name, copy.resolve(name));
      }
      EditionVerifier.verify(copy).orThrow();
      work.write(MadeFile.NAME, work.read(WriteIndex.MADE));
    } finally {
      Home.delete(folder);
    }
  }
}
