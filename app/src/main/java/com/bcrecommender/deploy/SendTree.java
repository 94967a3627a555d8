package com.bcrecommender.deploy;

import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.RemoteShell;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// A step that brings a folder to the server under a name that stands for its content. A file that
/// another version there has becomes a further name of that file; the rest is sent, compressed,
/// each to its end or not at all. Then every byte is read back and compared there, and the whole
/// gets its name in one rename.
///
/// @param what for titles: `the program` or `the edition`
/// @param parent the folder that holds all versions
/// @param name of this version
/// @param owner user and group
/// @param tree the files
record SendTree(String what, String parent, String name, String owner, FileTree tree)
    implements Step {
  @Override
  public String title() {
    return "send " + what + " " + name;
  }

  @Override
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d files, %.1f MB, to %s/%s, but for those that another version there has; their sums: sha256 %s",
            tree.files().size(),
            tree.bytes() / 1e6,
            parent,
            name,
            Sha256.hex(tree.sums().getBytes(StandardCharsets.UTF_8))));
    lines.addAll(finish().lines().toList());
    return lines;
  }

  @Override
  public String apply(RemoteShell host) {
    String there = run(host, look(), tree.sums());
    if (there.equals("there")) {
      return "";
    }
    Map<String, String> known = new HashMap<>();
    there
        .lines()
        .filter(line -> line.matches("[0-9a-f]{64}  .+"))
        .forEach(line -> known.putIfAbsent(line.substring(0, 64), line.substring(66)));
    StringBuilder links = new StringBuilder();
    List<TreeFile> toSend = new ArrayList<>();
    for (TreeFile file : tree.files()) {
      String at = known.get(file.hash());
      if (at == null) {
        toSend.add(file);
      } else if (!at.equals("./" + name + ".part/" + file.name())) {
        links.append("%s\t%s\t%o\n".formatted(at, file.name(), file.mode()));
      }
    }
    run(host, link(), links.toString());
    long bytes = 0;
    for (TreeFile file : toSend) {
      send(host, file);
      bytes += file.size();
    }
    run(host, finish(), tree.sums());
    return String.format(
        Locale.ROOT,
        "sent %d of %d files, %.1f of %.1f MB",
        toSend.size(),
        tree.files().size(),
        bytes / 1e6,
        tree.bytes() / 1e6);
  }

  private String run(RemoteShell host, String script, String input) {
    return Script.run(host, script, input.getBytes(StandardCharsets.UTF_8), title());
  }

  private String place() {
    return "parent=%s name=%s\n".formatted(RemoteShell.quote(parent), RemoteShell.quote(name));
  }

  /// Prints `there`, or a line for each file that any version has: hash, two spaces, where. The
  /// hashes are of what is there now, so that a damaged file is not taken over.
  private String look() {
    return place()
        + """
        mkdir -p "$parent"
        cd "$parent"
        if [ -d "$name" ]; then
          cd "$name"
          # The manifest of an edition has the time it was made, which its name does not stand for.
          grep -v '  manifest.json$' | sha256sum --quiet -c - >&2 ||
            need "$parent/$name as it was sent" "changed files in it" "remove it there when nothing runs from it, and run this again"
          rm -rf "$parent/$name.part"
          echo there
          exit 0
        fi
        mkdir -p "$name.part"
        find . -mindepth 2 -type f ! -name '*.sending' -exec sha256sum {} +
        """;
  }

  private String link() {
    return place()
        + """
        cd "$parent"
        while IFS='\t' read -r from to mode; do
          case $to in */*) mkdir -p "$name.part/${to%/*}" ;; esac
          ln -f "$from" "$name.part/$to"
          chmod "$mode" "$name.part/$to"
        done
        """;
  }

  private void send(RemoteShell host, TreeFile file) {
    String script =
        place()
            + """
            to=%s
            case $to in */*) mkdir -p "$parent/$name.part/${to%%/*}" ;; esac
            cd "$parent/$name.part"
            gzip -dc > "$to.sending"
            chmod %o "$to.sending"
            mv "$to.sending" "$to"
            """
                .formatted(RemoteShell.quote(file.name()), file.mode());
    try (InputStream packed = packed(file)) {
      Script.run(host, script, packed, "write " + parent + "/" + name + "/" + file.name());
    } catch (IOException e) {
      throw new UserError("expected to read %s, found: %s".formatted(file.source(), e), e);
    }
  }

  /// The file's bytes in gzip's form, made while they are read.
  private static InputStream packed(TreeFile file) throws IOException {
    PipedInputStream in = new PipedInputStream(1 << 16);
    PipedOutputStream out = new PipedOutputStream(in);
    Thread.ofVirtual()
        .start(() -> {
          try (OutputGzip packed = new OutputGzip(out)) {
            Files.copy(file.source(), packed);
          } catch (IOException e) {
            // The reader has gone, or finds the sum wrong.
          }
        });
    return in;
  }

  /// The quickest level: on the way a fifth more bytes, for a third of the time of a core.
  private static final class OutputGzip extends GZIPOutputStream {
    OutputGzip(PipedOutputStream out) throws IOException {
      super(out, 1 << 15);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private String finish() {
    return place()
        + """
        cd "$parent/$name.part"
        find . -name '*.sending' -delete
        sha256sum --quiet -c - >&2 || need "what was sent" "other bytes in $parent/$name.part" "run it again"
        chown -R %s .
        cd ..
        sync
        mv -T "$name.part" "$name"
        """
            .formatted(owner);
  }
}
