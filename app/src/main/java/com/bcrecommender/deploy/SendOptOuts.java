package com.bcrecommender.deploy;

import com.bcrecommender.edition.OptOutFile;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.RemoteShell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The step that makes the opt-outs here and on the server the same: each learns those of the
/// other, and none is ever taken away. It comes before any edition is shown.
///
/// @param editions the folder of editions here
record SendOptOuts(Path editions) implements Step {
  private static final String FILE = Units.HOME + "/editions/" + OptOutFile.NAME;

  @Override
  public String title() {
    return "make opt-outs here and there the same";
  }

  @Override
  public List<String> describe() {
    return List.of(
        "read %s, add what is new there to %s, and the other way round"
            .formatted(FILE, editions.resolve(OptOutFile.NAME)));
  }

  @Override
  public String apply(RemoteShell host) {
    String there =
        Script.run(host, "if [ -e %1$s ]; then cat %1$s; fi".formatted(FILE), new byte[0], title());
    OptOuts theirs = read(there, host);
    OptOutFile.add(editions, theirs);
    OptOuts all = OptOutFile.read(editions);
    if (theirs.haveAll(all)) {
      return "";
    }
    try {
      // Whoever was added there meanwhile is not written over: the next run takes them along.
      Script.run(
          host,
          """
          file=%1$s
          cat > "$file.part"
          chown %2$s:%2$s "$file.part"
          [ "$(cat "$file" 2>/dev/null)" = %3$s ] || need "opt-outs as they were a moment ago" "new ones" "run it again"
          mv "$file.part" "$file"
          """
              .formatted(FILE, Units.USER, RemoteShell.quote(there)),
          Files.readAllBytes(editions.resolve(OptOutFile.NAME)),
          title());
    } catch (IOException e) {
      throw new UserError(
          "expected to read the opt-outs in %s, found: %s".formatted(editions, e), e);
    }
    return "%,d keys".formatted(all.size());
  }

  /// By the one reader of such files, from a folder of its own.
  private static OptOuts read(String text, RemoteShell host) {
    if (text.isEmpty()) {
      return OptOuts.NONE;
    }
    try {
      Path scratch = Files.createTempDirectory("bcr-opt-outs");
      try {
        Files.write(
            scratch.resolve(OptOutFile.NAME), (text + "\n").getBytes(StandardCharsets.UTF_8));
        return OptOutFile.read(scratch);
      } finally {
        Home.delete(scratch);
      }
    } catch (IOException e) {
      throw new UserError(
          "expected to read the opt-outs of %s, found: %s".formatted(host.name(), e), e);
    }
  }
}
